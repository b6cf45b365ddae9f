package sextant.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.commons.math3.fraction.BigFraction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sextant.curvature.WeakConvexityModulus;
import sextant.exact.Rationals;
import sextant.model.InputException;
import sextant.model.Instance;
import sextant.model.InstanceReader;
import sextant.report.ModulusReport;

/** {@code sextant modulus}: the true modulus of weak convexity of the penalty. */
@Command(
    name = "modulus",
    mixinStandardHelpOptions = true,
    header = "Encloses the true modulus of weak convexity of R over the whole domain.",
    description = {
      "",
      "kappa* is minus the least second derivative of the penalty R, over all of Theta and all",
      "unit directions (kinks only bend upward). Branch and bound, certified; beside it the",
      "published constant and the sharper ones, and how many times kappa* they are.",
      "Meant for up to three coordinates and a handful of responses."
    },
    footerHeading = "%nExample:%n",
    footer = "  sextant modulus spec/instances/alpacaeval-close.json --width 1/20")
final class ModulusCommand implements Callable<Integer> {

  private static final int BITS = 64;
  private static final BigFraction FINEST = new BigFraction(1, 1_000_000);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "INSTANCE.json", description = "The instance, with a domain.")
  private Path file = Path.of("");

  @Option(
      names = "--width",
      paramLabel = "Q",
      converter = ImportCommand.Fraction.class,
      description = "Relative width of the enclosure, 1/1000000 to 1/2 (default: 1/100).")
  private BigFraction width = new BigFraction(1, 100);

  @Option(
      names = "--max-boxes",
      paramLabel = "N",
      description = "Boxes after which it gives up, undecided (default: ${DEFAULT-VALUE}).")
  private long mostBoxes = 1_000_000;

  @Option(names = "--json", description = "Print JSON (sextant/modulus/1).")
  private boolean json;

  @Override
  public Integer call() throws IOException, InputException {
    if (width.compareTo(FINEST) < 0 || width.compareTo(BigFraction.ONE_HALF) > 0) {
      throw new ParameterException(
          spec.commandLine(), "--width must be between 1/1000000 and 1/2, not " + shown(width));
    }
    if (mostBoxes < 1) {
      throw new ParameterException(spec.commandLine(), "--max-boxes must be at least 1");
    }
    Instance instance = InstanceReader.read(file);
    if (instance.domain() == null) {
      throw new InputException(file.toString(), "/domain", "the modulus needs a domain");
    }
    WeakConvexityModulus modulus;
    try (Progress progress = new Progress("modulus", 1)) {
      modulus =
          WeakConvexityModulus.of(
              instance,
              width,
              mostBoxes,
              BITS,
              (boxes, open) -> progress.update(boxes, boxes + open));
    } catch (IllegalArgumentException e) {
      throw new InputException(file.toString(), "/", String.valueOf(e.getMessage()));
    }
    new ModulusReport(instance, modulus).print(spec.commandLine().getOut(), json);
    return modulus.isComplete() ? ExitCode.AS_EXPECTED : ExitCode.UNDECIDED;
  }

  private static String shown(BigFraction value) {
    String text = Rationals.format(value);
    return text.length() <= 40 ? text : "a long number";
  }
}
