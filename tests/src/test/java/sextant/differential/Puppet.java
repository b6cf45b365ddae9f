package sextant.differential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import sextant.fast.PairLoops;
import sextant.fast.Target;
import sextant.model.InputException;

/** A candidate program for the tests: right, or wrong in the way that its argument names. */
public final class Puppet {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Puppet() {}

  /** The command line that runs it, quoted for the command line of the check. */
  static String command(String manner, Path notes) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return String.join(
        " ",
        "'" + java + "'",
        "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp",
        "'" + System.getProperty("java.class.path") + "'",
        Puppet.class.getName(),
        manner,
        "\"" + notes + "\"");
  }

  /**
   * Answers requests until its input ends, and then notes that it has ended.
   *
   * @param args the manner, and a file for notes
   */
  public static void main(String[] args) throws IOException, InputException {
    Path notes = Path.of(args[1]);
    Files.writeString(notes, ProcessHandle.current().pid() + "\n");
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    long count = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.print(answer(args[0], line, count));
      out.flush();
      count++;
    }
  }

  private static String answer(String manner, String line, long count)
      throws IOException, InputException {
    return switch (manner) {
      case "crash" -> crash(count);
      case "hang" -> hang();
      case "garbage" -> "I do not know\n";
      case "list" -> "[1, 2]\n";
      case "partial" -> partial();
      case "flood" -> "7".repeat(3 << 20) + "\n";
      case "twice" -> right(line, false) + right(line, false);
      case "error" -> "{\"error\": \"not today\"}\n";
      case "typo" -> "{\"sial\": 1}\n";
      case "other-id" -> "{\"id\": 424242, \"sail\": 1}\n";
      case "nothing" -> "{}\n";
      case "nan" -> "{\"sail\": NaN, \"penalty\": Infinity, \"robust\": 1e999}\n";
      case "shape" ->
          "{\"sail\": [1], \"penalty\": \"x\", \"sailGradient\": [], \"robust\": true}\n";
      case "now-and-then" -> count % 2 == 0 ? right(line, false) : "{}\n";
      case "nested" -> right(line, true);
      default -> right(line, false);
    };
  }

  private static String crash(long count) {
    if (count == 1) {
      System.err.println("it burns");
      System.exit(3);
    }
    return "{\"sail\": null}\n";
  }

  private static String hang() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "";
  }

  private static String partial() {
    System.out.print("{\"sail\": 0.");
    System.out.flush();
    Runtime.getRuntime().halt(0);
    return "";
  }

  private static String right(String line, boolean nested)
      throws JsonProcessingException, InputException {
    JsonNode request = JSON.readTree(line);
    Case one = RequestJson.read("request", request, "puppet", Format.BINARY64);
    ObjectNode values = JSON.createObjectNode();
    for (JsonNode name : request.get("quantities")) {
      Target target = Target.of(name.asText());
      if (target != null && target != Target.WORST_CASE_ORACLE) {
        double[] value = new PairLoops().evaluate(target, one.problem(), one.batch());
        if (target.shape() == Target.Shape.SCALAR) {
          values.put(target.key(), value[0]);
        } else {
          values.set(target.key(), JSON.valueToTree(value));
        }
      } else if (target != null) {
        int n = one.problem().responses();
        double[] flat = new PairLoops().evaluate(target, one.problem(), one.batch());
        double[][][] oracle = new double[one.problem().prompts()][n][n];
        for (int z = 0; z < flat.length; z++) {
          oracle[z / (n * n)][z / n % n][z % n] = flat[z];
        }
        values.set(target.key(), JSON.valueToTree(oracle));
      }
    }
    if (!nested) {
      return values + "\n";
    }
    ObjectNode root = JSON.createObjectNode();
    root.set("id", request.get("id"));
    root.set("values", values);
    root.set("unsupported", JSON.valueToTree(List.of()));
    return root + "\n";
  }
}
