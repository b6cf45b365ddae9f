package sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code sextant modulus} end to end. */
@Tag("ORA-T4.7")
class ModulusCommandTest {

  @TempDir private Path folder;

  private static double value(JsonNode node, String end) {
    return Double.parseDouble(node.get(end).textValue());
  }

  @ParameterizedTest
  @CsvSource({"one-dimension", "tiny", "example-4.4", "example-4.4-log", "extreme-odds"})
  void theConstantsBoundTheModulus(String name) {
    Cli.Run run = Cli.run("modulus", Cli.shipped(name), "--json");
    assertEquals(ExitCode.AS_EXPECTED, run.code(), run.err());
    JsonNode found = run.json();
    JsonNode modulus = found.get("modulus");
    double least = value(modulus, "lo");
    assertTrue(least > 0 && value(modulus, "hi") <= 1.011 * least, modulus::toString);
    JsonNode constants = found.get("constants");
    for (String constant : new String[] {"best", "universal", "sharper", "published"}) {
      assertTrue(value(constants.get(constant), "lo") >= value(modulus, "hi"), constant);
      assertTrue(value(found.get("slack").get(constant), "lo") >= 1, constant);
    }
  }

  @Test
  void withoutADomainThereIsNoModulus() throws IOException {
    ObjectNode tiny = (ObjectNode) Cli.JSON.readTree(Cli.shipped("tiny").toFile());
    tiny.remove("domain");
    Path file = Files.writeString(folder.resolve("bare.json"), tiny.toString());
    Cli.Run run = Cli.run("modulus", file);
    assertEquals(ExitCode.BAD_INPUT, run.code(), run.out());
    assertTrue(run.err().contains("bare.json: /domain: the modulus needs a domain"), run.err());
  }

  /** Beyond the range of exponents nothing is known, and a point has no second derivative. */
  @Test
  void extremeDomainsAreNoInternalError() throws IOException {
    ObjectNode tiny = (ObjectNode) Cli.JSON.readTree(Cli.shipped("tiny").toFile());
    tiny.putObject("domain").putObject("ball").put("radius", "1" + "0".repeat(300));
    Path huge = Files.writeString(folder.resolve("huge.json"), tiny.toString());
    Cli.Run run = Cli.run("modulus", huge, "--max-boxes", 2000);
    assertEquals("", run.err());
    assertTrue(run.code() == ExitCode.AS_EXPECTED || run.code() == ExitCode.UNDECIDED, run.out());
    ObjectNode box = tiny.putObject("domain").putObject("box");
    box.putArray("lower").add("0");
    box.putArray("upper").add("0");
    Path point = Files.writeString(folder.resolve("point.json"), tiny.toString());
    Cli.Run flat = Cli.run("modulus", point);
    assertEquals(ExitCode.BAD_INPUT, flat.code());
    assertTrue(flat.err().contains("without an inside"), flat.err());
    Cli.Run audit = Cli.run("audit", "--claims", "ORA-T4.7", "--instances", point);
    assertEquals(ExitCode.AS_EXPECTED, audit.code(), audit.err());
  }

  @ParameterizedTest
  @CsvSource({"--width,0", "--width,3/4", "--width,1/10000000", "--width,x", "--max-boxes,0"})
  void wrongOptionsAreNamed(String option, String value) {
    Cli.Run run = Cli.run("modulus", Cli.shipped("tiny"), option, value);
    assertEquals(ExitCode.BAD_INPUT, run.code());
    assertTrue(run.err().contains(option), run.err());
  }

  @Test
  void givingUpIsUndecided() {
    Cli.Run run = Cli.run("modulus", Cli.shipped("alpacaeval-close"), "--max-boxes", 200);
    assertEquals(ExitCode.UNDECIDED, run.code(), run.err());
    assertTrue(run.out().contains("kappa*     at least "), run.out());
    assertTrue(run.out().contains("UNDECIDED"), run.out());
  }
}
