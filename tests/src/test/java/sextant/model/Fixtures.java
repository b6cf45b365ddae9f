package sextant.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;

/** Instances and numbers that the tests of this package share. */
final class Fixtures {
  /** A valid instance, which the tests break in one place each. */
  static final String VALID =
      """
      {
        "schema": "sextant/instance/1",
        "name": "valid",
        "prompts": [{"name": "x0", "mass": "1/3"}, {"name": "x1", "mass": "2/3"}],
        "responses": ["a", "b"],
        "features": [[["1", "0"], ["0", "1"]], [["2", "-1/2"], ["0.25", "3"]]],
        "thetaRef": ["0", "0"],
        "theta": [{"log": "9/4", "times": "2"}, "3"],
        "beta": "1/10",
        "rho": "1/20",
        "delta": "1/10",
        "gamma": "1",
        "oracle": {"preferences": [[["1/2", "2/3"], ["1/3", "1/2"]], [["1/2", "1"], ["0", "1/2"]]]},
        "domain": {"box": {"lower": ["-5", "-5"], "upper": ["5", "5"]}}
      }
      """;

  private Fixtures() {}

  static Instance read(String json) throws InputException {
    return InstanceReader.read("f.json", stream(json));
  }

  static InputStream stream(String text) {
    return new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  static Instance shipped(String name) {
    try (InputStream in =
        Fixtures.class.getResourceAsStream("/sextant/spec/instances/" + name + ".json")) {
      return InstanceReader.read(name, in);
    } catch (IOException | InputException e) {
      throw new AssertionError(e);
    }
  }

  /** The shipped instance files, from the sources. */
  static List<Path> shippedFiles() throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(root.resolve("spec/instances"))) {
      root = root.getParent();
    }
    try (Stream<Path> files = Files.list(root.resolve("spec/instances"))) {
      List<Path> found =
          new ArrayList<>(files.filter(f -> f.toString().endsWith(".json")).toList());
      found.sort(null);
      return found;
    }
  }

  static LogNumber log(long num, long den) {
    return LogNumber.log(Rationals.of(num, den));
  }

  static LogNumber num(long num, long den) {
    return LogNumber.of(Rationals.of(num, den));
  }
}
