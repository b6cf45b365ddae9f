package sextant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.InputException;
import sextant.model.Instance;
import sextant.model.InstanceReader;
import sextant.model.LogRational;
import sextant.robust.PointwiseMaximum;
import sextant.robust.RobustLoss;
import sextant.robust.SensitivityPenalty;
import sextant.sail.SailLoss;

/** The README's Java example compiles, runs, and is what the README shows. */
class ReadmeTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String SOURCE = "tests/src/test/java/sextant/ReadmeTest.java";

  @Test
  void exampleDoesWhatItSays() throws InputException {
    Path file = ROOT.resolve("spec/instances/alpacaeval-close.json");
    // example
    Instance instance = InstanceReader.read(file);
    LogRational model = LogRational.of(instance); // null when not log-rational
    LogNumber sail = SailLoss.value(model); // exact: c0 + Σ c·log q
    LogNumber penalty = SensitivityPenalty.value(model);
    LogNumber robust = RobustLoss.closedForm(sail, instance.rho(), instance.beta(), penalty);
    LogNumber worst = PointwiseMaximum.value(model, instance.rho());
    boolean same = robust.equals(worst); // decided, not compared within a tolerance
    Interval digits = robust.enclose(200); // certified to 200 bits
    // end
    assertTrue(same);
    assertTrue(digits.isPositive());
  }

  @Test
  void exampleStandsInTheReadme() throws IOException {
    List<String> source = Files.readAllLines(ROOT.resolve(SOURCE));
    List<String> readme = Files.readAllLines(ROOT.resolve("README.md"));
    List<String> example =
        source.subList(source.indexOf("    // example") + 1, source.indexOf("    // end")).stream()
            .map(String::strip)
            .toList();
    int from = readme.indexOf("```java") + 1;
    assertTrue(from > 0, "README.md has no Java example");
    assertEquals(example, readme.subList(from, from + example.size()));
    assertEquals("```", readme.get(from + example.size()));
  }
}
