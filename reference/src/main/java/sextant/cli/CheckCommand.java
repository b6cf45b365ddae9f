package sextant.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongFunction;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sextant.differential.BuiltInCandidate;
import sextant.differential.Candidate;
import sextant.differential.Case;
import sextant.differential.CaseGenerator;
import sextant.differential.CheckResult;
import sextant.differential.CheckResult.Minimal;
import sextant.differential.CommandWords;
import sextant.differential.DifferentialTest;
import sextant.differential.FailureFile;
import sextant.differential.Format;
import sextant.differential.MutantTable;
import sextant.differential.ProcessCandidate;
import sextant.fast.BuiltIn;
import sextant.fast.Implementation;
import sextant.fast.Target;
import sextant.model.InputException;
import sextant.model.ModelException;
import sextant.report.CheckReport;
import sextant.report.MutantReport;
import sextant.report.Output;

/** {@code sextant check}: an implementation against the exact values. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    header = "Tests an implementation against the exact values.",
    description = {
      "",
      "Random and nasty instances, exact in the candidate's precision; exact answers; a tolerance"
          + " from a derived error model (proofs-notes/tolerance.md). A wrong answer is made small,"
          + " saved, and named after the known bug class that gives the same answers.",
      "",
      "A candidate is a command that is sent one JSON request a line (spec/schema/request-1.json)"
          + " and answers each with a line such as {\"sail\": 0.69, \"sailGradient\": [0.1, 0]}; what"
          + " it leaves out is not checked. Or one of those built in: builtin:pair-loops,"
          + " builtin:prefix-sums, builtin:autodiff, builtin:single-precision, and the bug classes"
          + " that --mutants lists."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sextant check --candidate builtin:prefix-sums",
      "  sextant check --candidate 'python3 mine.py' --precision binary32 --cases 5000",
      "  sextant check --replay sextant-failure.json --candidate 'python3 mine.py'",
      "  sextant check --mutants"
    })
final class CheckCommand implements Callable<Integer> {

  private static final String BUILT_IN = "builtin:";
  private static final String FAILURE = "sextant-failure.json";
  private static final long MOST_CASES = 10_000_000;
  private static final int MOST_JOBS = 256;
  private static final int MOST_SECONDS = 86_400;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--candidate",
      paramLabel = "CMD|builtin:NAME",
      description =
          "What is tested. A command is split like a shell's; no shell runs it. Several at once"
              + " share the cases and their exact values.")
  private List<String> candidates = new ArrayList<>();

  @Option(
      names = "--cases",
      paramLabel = "N",
      description = "How many cases (default: ${DEFAULT-VALUE}).")
  private long cases = 1000;

  @Mixin private CaseOptions source = new CaseOptions();

  @Option(
      names = "--quantities",
      split = ",",
      paramLabel = "NAME",
      description = "Ask for these, and require them (default: all, none required).")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long a command may take for a case (default: ${DEFAULT-VALUE}).")
  private int timeout = 10;

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = "Where a failing case goes (default: " + FAILURE + ").")
  private Path save = Path.of(FAILURE);

  @Option(
      names = "--replay",
      paramLabel = "FILE",
      description = "Run the case of this file alone; nothing is saved.")
  private @Nullable Path replay;

  @Option(
      names = "--mutants",
      description = "Test the check itself: every bug class must be found and named.")
  private boolean mutants;

  @Option(
      names = "--json",
      description = "Print JSON (sextant/check/1; with --mutants, sextant/mutants/1).")
  private boolean json;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Cases worked on at a time (default: the number of processors).")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() throws IOException, InputException, InterruptedException {
    require(cases >= 1 && cases <= MOST_CASES, "--cases must be between 1 and " + MOST_CASES);
    require(jobs >= 1 && jobs <= MOST_JOBS, "--jobs must be between 1 and " + MOST_JOBS);
    require(
        timeout >= 1 && timeout <= MOST_SECONDS, "--timeout must be between 1 and " + MOST_SECONDS);
    if (mutants) {
      require(
          candidates.isEmpty() && replay == null && names.isEmpty(),
          "--mutants goes with none of --candidate, --replay and --quantities");
      return mutants();
    }
    require(!json || candidates.size() <= 1, "--json takes one candidate");
    Path file = replay;
    return file == null ? random() : again(FailureFile.read(file), file);
  }

  private void require(boolean condition, String rule) {
    if (!condition) {
      throw wrong(rule);
    }
  }

  private ParameterException wrong(String rule) {
    return new ParameterException(spec.commandLine(), rule);
  }

  private List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    for (Target target : Target.values()) {
      if (names.isEmpty() || names.contains(target.key())) {
        targets.add(target);
      }
    }
    for (String name : names) {
      if (Target.of(name) == null) {
        throw wrong("no quantity '" + name + "'; there are " + String.join(", ", Target.keys()));
      }
    }
    return targets;
  }

  private Candidate start(String name) {
    if (name.startsWith(BUILT_IN)) {
      Implementation implementation = BuiltIn.find(name.substring(BUILT_IN.length()));
      if (implementation == null) {
        throw wrong(
            "no '" + name + "'; built in are " + String.join(", ", BuiltIn.byName().keySet()));
      }
      return new BuiltInCandidate(name, implementation);
    }
    try {
      return new ProcessCandidate(Main.plain(name), CommandWords.of(name), timeout * 1000L);
    } catch (IllegalArgumentException e) {
      throw wrong("--candidate: " + e.getMessage());
    } catch (IOException e) {
      throw wrong("--candidate: '" + name + "' cannot be run: " + e.getMessage());
    }
  }

  private int random() throws IOException, InterruptedException {
    require(!candidates.isEmpty(), "--candidate is missing");
    DifferentialTest test =
        new DifferentialTest(source.format(spec), targets(), !names.isEmpty(), jobs);
    List<Candidate> started = new ArrayList<>();
    try {
      for (String name : candidates) {
        started.add(start(name));
      }
      LongFunction<Case> generator = new CaseGenerator(test.format(), source.seed())::at;
      List<CheckResult> results = run(test, started, generator, cases, source.seed());
      int code = ExitCode.AS_EXPECTED;
      for (int c = 0; c < results.size(); c++) {
        CheckResult result = results.get(c);
        // the first that does not agree is the one whose case is made small and saved
        boolean first = code == ExitCode.AS_EXPECTED && !result.agrees();
        code =
            first
                ? saved(test.minimise(result, started.get(c)))
                : Math.max(code, print(result, ""));
      }
      return code;
    } finally {
      started.forEach(Candidate::close);
    }
  }

  private int saved(CheckResult result) throws IOException {
    Minimal minimal = result.minimal();
    if (minimal != null) {
      Output.write(
          save,
          writer -> {
            try (JsonGenerator generator = Output.json(writer)) {
              FailureFile.write(generator, result, minimal, targets());
            }
            writer.write('\n');
          });
    }
    return print(result, minimal == null ? "" : Main.plain(save.toString()));
  }

  private List<CheckResult> run(
      DifferentialTest test,
      List<Candidate> started,
      LongFunction<Case> generator,
      long count,
      long seed)
      throws InterruptedException {
    try (Progress progress = new Progress("check", count)) {
      return test.run(started, generator, count, seed, done -> progress.update(done, count));
    }
  }

  private int again(FailureFile.Replay saved, Path file)
      throws IOException, InputException, InterruptedException {
    require(
        !source.hasFormat() || source.format(spec) == saved.format(),
        "--precision: the case is in " + saved.format().key());
    List<String> whom = candidates;
    if (whom.isEmpty() && saved.candidate().startsWith(BUILT_IN)) {
      whom = List.of(saved.candidate()); // but no command that merely stands in a file
    }
    require(!whom.isEmpty(), "--candidate is missing");
    require(whom.size() == 1, "--replay takes one --candidate");
    List<Target> asked = names.isEmpty() ? saved.targets() : targets();
    DifferentialTest test = new DifferentialTest(saved.format(), asked, true, 1);
    CheckResult result;
    try (Candidate started = start(whom.get(0))) {
      result = run(test, List.of(started), k -> saved.testCase(), 1, 0).get(0);
    } catch (ModelException e) {
      throw new InputException(file.toString(), "/request" + e.path(), e.rule());
    }
    return print(result, "");
  }

  private int print(CheckResult result, String saved) throws IOException {
    new CheckReport(result, saved).print(spec.commandLine().getOut(), json);
    return result.agrees() ? ExitCode.AS_EXPECTED : ExitCode.NOT_AS_EXPECTED;
  }

  private int mutants() throws IOException, InterruptedException {
    Format format = source.format(spec);
    DifferentialTest test = new DifferentialTest(format, List.of(Target.values()), true, jobs);
    List<Candidate> right = new ArrayList<>();
    right.add(start(BUILT_IN + "pair-loops"));
    right.add(start(BUILT_IN + "prefix-sums"));
    if (format == Format.BINARY32) {
      right.add(start(BUILT_IN + "single-precision"));
    }
    MutantTable table;
    try (Progress progress = new Progress("check", cases)) {
      table =
          MutantTable.run(
              test,
              right,
              new CaseGenerator(format, source.seed()),
              cases,
              source.seed(),
              done -> progress.update(done, cases));
    }
    new MutantReport(table, format, source.seed()).print(spec.commandLine().getOut(), json);
    return table.isSound() ? ExitCode.AS_EXPECTED : ExitCode.NOT_AS_EXPECTED;
  }
}
