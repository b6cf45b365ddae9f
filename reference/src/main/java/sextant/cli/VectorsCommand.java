package sextant.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sextant.differential.CaseGenerator;
import sextant.differential.Format;
import sextant.differential.TestVector;
import sextant.fast.Mutant;
import sextant.report.Output;
import sextant.report.VectorsJson;

/** {@code sextant vectors}: a corpus of cases with certified answers. */
@Command(
    name = "vectors",
    mixinStandardHelpOptions = true,
    header = "Writes test vectors for any language.",
    description = {
      "",
      "Cases as sextant check has them, with certified lower and upper ends of every quantity,",
      "the exact value where there is a closed form, the tolerance, and the known bug classes",
      "that the vector finds. The format is spec/schema/vectors-1.json; a runner in plain Python",
      "is tests/candidates/run_vectors.py."
    },
    footerHeading = "%nExample:%n",
    footer = "  sextant vectors --out corpus --cases 500")
final class VectorsCommand implements Callable<Integer> {

  private static final String FILE = "vectors.json";
  private static final int MOST_CASES = 100_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "The folder that " + FILE + " goes to.")
  private Path folder = Path.of("");

  @Option(
      names = "--cases",
      paramLabel = "N",
      description = "How many vectors (default: ${DEFAULT-VALUE}); the nasty ones come first.")
  private int cases = 200;

  @Mixin private CaseOptions source = new CaseOptions();

  @Override
  public Integer call() throws IOException {
    if (cases < 1 || cases > MOST_CASES) {
      throw new ParameterException(
          spec.commandLine(), "--cases must be between 1 and " + MOST_CASES);
    }
    Format format = source.format(spec);
    CaseGenerator generator = new CaseGenerator(format, source.seed());
    Set<Mutant> missed = EnumSet.allOf(Mutant.class);
    Path file = folder.resolve(FILE);
    try (Progress progress = new Progress("vectors", cases)) {
      Output.write(
          file,
          writer -> {
            try (JsonGenerator json = Output.json(writer)) {
              VectorsJson.begin(json, format, source.seed());
              for (int k = 0; k < cases; k++) {
                TestVector vector = TestVector.of(generator.at(k), format);
                missed.removeAll(vector.catches().keySet());
                VectorsJson.write(json, vector);
                progress.step();
              }
              VectorsJson.end(json);
            }
            writer.write('\n');
          });
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(Main.plain(file.toString()) + ": " + cases + " vectors" + found(missed));
    out.flush();
    return ExitCode.AS_EXPECTED;
  }

  private static String found(Set<Mutant> missed) {
    int all = Mutant.values().length;
    return missed.isEmpty()
        ? ", every one of the " + all + " bug classes is caught by one"
        : ", " + (all - missed.size()) + " of the " + all + " bug classes are caught by one";
  }
}
