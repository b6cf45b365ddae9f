package sextant.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shipped instances, the schema, mutated documents and documents at the limits. */
class InstanceReaderTest {
  @Test
  void shippedInstancesAreReadAndMatchTheSchema() throws Exception {
    JsonSchema schema = schema();
    int count = 0;
    for (Path file : Fixtures.shippedFiles()) {
      JsonNode tree = new ObjectMapper().readTree(file.toFile());
      assertEquals("[]", schema.validate(tree).toString(), file.toString());
      Instance i = InstanceReader.read(file);
      assertEquals(file.getFileName().toString(), i.name() + ".json");
      String json = InstanceWriter.toJson(i);
      assertEquals("[]", schema.validate(new ObjectMapper().readTree(json)).toString());
      if (!i.name().startsWith("alpacaeval")) {
        assertEquals(json, Files.readString(file), "not in the canonical layout");
      }
      count++;
    }
    assertTrue(count >= 20, "only " + count + " instances found");
  }

  @Test
  void schemaRefusesWhatTheReaderRefuses() throws Exception {
    JsonSchema schema = schema();
    ObjectMapper mapper = new ObjectMapper();
    assertEquals("[]", schema.validate(mapper.readTree(Fixtures.VALID)).toString());
    String[][] changes = {
      {"\"beta\": \"1/10\"", "\"beta\": \"0\""},
      {"\"beta\": \"1/10\"", "\"beta\": \"0/7\""},
      {"\"beta\": \"1/10\"", "\"beta\": \"-1\""},
      {"\"beta\": \"1/10\"", "\"beta\": \"1/0\""},
      {"\"beta\": \"1/10\"", "\"beta\": \"+1\""},
      {"\"beta\": \"1/10\"", "\"beta\": \"1e3\""},
      {"\"beta\": \"1/10\"", "\"beta\": 0.1"},
      {"\"rho\": \"1/20\"", "\"rho\": \"-1/20\""},
      {"\"gamma\": \"1\"", "\"gama\": \"1\""},
      {"\"log\": \"9/4\"", "\"log\": \"-9/4\""},
      {"[\"a\", \"b\"]", "[\"a\", \"a\"]"},
      {"[\"a\", \"b\"]", "[]"},
      {"\"oracle\": {", "\"oracle\": {\"rewards\": [[\"0\", \"0\"]], "},
      {"{\"box\":", "{\"ball\": {\"radius\": \"1\"}, \"box\":"},
      {"\"name\": \"valid\"", "\"name\": \"a\\nb\""},
    };
    for (String[] change : changes) {
      String json = Fixtures.VALID.replace(change[0], change[1]);
      assertFalse(schema.validate(mapper.readTree(json)).isEmpty(), change[1]);
      assertThrows(InputException.class, () -> Fixtures.read(json), change[1]);
    }
    String[] accepted = {"0.25", "007/14", "0.050", "10", "00.1", "100/3"};
    for (String beta : accepted) {
      String json = Fixtures.VALID.replace("\"beta\": \"1/10\"", "\"beta\": \"" + beta + "\"");
      assertEquals("[]", schema.validate(mapper.readTree(json)).toString(), beta);
      Fixtures.read(json);
    }
  }

  @Test
  void keysComeInAnyOrder() throws Exception {
    Instance expected = Fixtures.read(Fixtures.VALID);
    String[] lines = Fixtures.VALID.strip().split("\n");
    StringBuilder reversed = new StringBuilder("{");
    for (int l = lines.length - 2; l > 0; l--) {
      String line = lines[l].strip();
      line = line.endsWith(",") ? line.substring(0, line.length() - 1) : line;
      reversed.append(l == lines.length - 2 ? "" : ",").append(line);
    }
    Instance read = Fixtures.read(reversed.append("}").toString());
    assertEquals(InstanceWriter.toJson(expected), InstanceWriter.toJson(read));
  }

  @Test
  void mutatedDocumentsAreReadOrRefused() {
    byte[] valid = Fixtures.VALID.getBytes(StandardCharsets.UTF_8);
    Random random = new Random(20260101);
    int[] refused = {0};
    assertTimeout(
        Duration.ofSeconds(60),
        () -> {
          for (int n = 0; n < 20_000; n++) {
            byte[] mutant = mutate(valid, random);
            try {
              InstanceReader.read("f", new ByteArrayInputStream(mutant));
            } catch (InputException e) {
              refused[0]++;
              assertFalse(e.getMessage().contains("\n"));
            }
          }
        });
    assertTrue(refused[0] > 10_000 && refused[0] < 20_000, "refused " + refused[0]);
  }

  private static byte[] mutate(byte[] valid, Random random) {
    byte[] pieces = "0123456789\"{}[],:/.-eNx \n\\\0\u007f".getBytes(StandardCharsets.UTF_8);
    byte[] mutant = valid.clone();
    int kind = random.nextInt(4);
    int at = random.nextInt(mutant.length);
    if (kind == 0) {
      return java.util.Arrays.copyOf(mutant, at);
    }
    if (kind == 1) {
      mutant[at] = (byte) random.nextInt(256);
      return mutant;
    }
    if (kind == 2) {
      mutant[at] = pieces[random.nextInt(pieces.length)];
      mutant[random.nextInt(mutant.length)] = pieces[random.nextInt(pieces.length)];
      return mutant;
    }
    int length = random.nextInt(40);
    int from = random.nextInt(mutant.length - length);
    System.arraycopy(valid, from, mutant, Math.min(at, mutant.length - length), length);
    return mutant;
  }

  @Test
  void pipesAreBounded() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return ' ';
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            java.util.Arrays.fill(buffer, offset, offset + length, (byte) ' ');
            return length;
          }
        };
    InputException e =
        assertThrows(InputException.class, () -> InstanceReader.read("pipe", endless));
    assertEquals("pipe: /: the file is larger than 64 MiB", e.getMessage());
  }

  @Test
  void memoryBudgetIsKept() {
    StringBuilder json = new StringBuilder("{\"features\": [[");
    for (int y = 0; y < 9000; y++) {
      json.append(y == 0 ? "[" : ",[");
      for (int k = 0; k < 10; k++) {
        json.append(k == 0 ? "\"" : ",\"").append(1_000_000 + 10 * y + k).append('"');
      }
      json.append(']');
    }
    byte[] document = json.append("]]}").toString().getBytes(StandardCharsets.UTF_8);
    InputException e =
        assertThrows(
            InputException.class,
            () -> InstanceReader.read("f", new ByteArrayInputStream(document), 5_000_000));
    assertTrue(e.rule().contains("-Xmx"), e.getMessage());
    assertTrue(e.path().startsWith("/features/0/"), e.getMessage());
  }

  /** A hostile file, read by a machine of its own with a small heap. */
  @Test
  void manyNumbersFitInASmallHeap(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("many.json");
    writeMany(file);
    assertTrue(Files.size(file) > 38L << 20);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                ReadMain.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(300, TimeUnit.SECONDS));
    assertEquals("10000 x 1000", output.strip());
  }

  private static void writeMany(Path file) throws IOException {
    byte[] row = ("[" + "\"1\",".repeat(999) + "\"1\"]").getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = new java.io.BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(
          ("{\"schema\":\"sextant/instance/1\",\"name\":\"many\",\"prompts\":[{\"name\":\"x\","
                  + "\"mass\":\"1\"}],\"beta\":\"1\",\"rho\":\"0\",\"delta\":\"1/2\",\"features\":[[")
              .getBytes(StandardCharsets.UTF_8));
      StringBuilder names = new StringBuilder();
      StringBuilder zeros = new StringBuilder();
      for (int y = 0; y < 10_000; y++) {
        out.write(y == 0 ? "".getBytes() : ",".getBytes());
        out.write(row);
        names.append(y == 0 ? "\"y" : ",\"y").append(y).append('"');
        zeros.append(y == 0 ? "\"0\"" : ",\"0\"");
      }
      String theta = "[" + "\"0\",".repeat(999) + "\"0\"]";
      out.write(
          ("]],\"theta\":"
                  + theta
                  + ",\"thetaRef\":"
                  + theta
                  + ",\"responses\":["
                  + names
                  + "],\"oracle\":{\"rewards\":[["
                  + zeros
                  + "]]}}")
              .getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Reads one file and prints its size. */
  static final class ReadMain {
    private ReadMain() {}

    public static void main(String[] args) {
      try {
        Instance i = InstanceReader.read(Path.of(args[0]));
        System.out.println(i.responseCount() + " x " + i.dimension());
      } catch (InputException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  private static JsonSchema schema() throws IOException {
    try (InputStream in =
        InstanceReaderTest.class.getResourceAsStream("/sextant/spec/schema/instance-1.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
    }
  }
}
