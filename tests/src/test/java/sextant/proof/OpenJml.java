package sextant.proof;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sextant.audit.proof.KernelMethod;

/** The verifier: {@code $OPENJML}, or {@code openjml} on the PATH. */
final class OpenJml {

  /** The release that this tool knows how to drive. */
  static final String VERSION = "0.17.0-alpha-15";

  private static final Pattern COMPLETED =
      Pattern.compile("Completed proof of (\\S.*) with prover \\S+ - (no warnings|.*?) \\[.*");

  /** The obligation's file when there is one method only. */
  private static final String ALONE = "alone.smt2";

  private OpenJml() {}

  /**
   * What OpenJML found out about one method.
   *
   * @param proved whether it discharged the obligation and found preconditions and exit feasible
   * @param said its remarks
   * @param smt the obligation as SMT-LIB, or "" when it made none
   */
  record Answer(boolean proved, String said, String smt) {}

  static String program() {
    String named = System.getenv("OPENJML");
    return named == null || named.isEmpty() ? "openjml" : named;
  }

  static boolean exists() {
    return Programs.exists(program());
  }

  static String version() throws IOException, InterruptedException {
    Programs.Result result =
        Programs.run(List.of(program(), "-version"), Path.of("."), Duration.ofMinutes(1));
    Matcher version = Pattern.compile("\\d+\\.\\d+\\.\\d+(-\\w+)*").matcher(result.output());
    return version.find() ? version.group() : "unknown";
  }

  /**
   * A pattern for {@code --method}, which knows parameter types by their qualified names, after
   * their annotations: several of one parameter are separated by commas.
   */
  static String pattern(KernelMethod method) {
    StringBuilder pattern =
        new StringBuilder(method.owner().replace(".", "\\."))
            .append("\\.")
            .append(method.name())
            .append("\\(");
    for (int i = 0; i < method.types().size(); i++) {
      String type = method.types().get(i);
      pattern.append(i == 0 ? "" : ",").append("(@[\\w.]+,)*[^,(]*");
      pattern.append(type.replaceAll("[\\\\\\[\\].]", "\\\\$0"));
    }
    return pattern.append("\\)").toString();
  }

  /** A signature as OpenJML prints it, in the form of our ids: packages of types dropped. */
  static String id(String signature) {
    int parenthesis = signature.indexOf('(');
    int dot = signature.lastIndexOf('.', parenthesis);
    String types =
        signature
            .substring(parenthesis)
            .replaceAll("@[\\w.]+[ ,]?", "")
            .replaceAll("<[^()]*>", "")
            .replaceAll("[\\w$]+\\.(?=[\\w$])", "");
    return signature.substring(0, dot) + "#" + signature.substring(dot + 1, parenthesis) + types;
  }

  /** As the other, the solver hearing nothing of the axioms on all types. */
  static Map<String, Answer> prove(
      Repository repository, Path java, String file, List<String> methods, int seconds)
      throws IOException, InterruptedException {
    return prove(repository, java, file, methods, seconds, false);
  }

  /**
   * Proves methods of one source file.
   *
   * @param repository the checkout
   * @param java the source folder, perhaps of a changed copy
   * @param file the file below it
   * @param methods which methods, as patterns for {@code --method}
   * @param seconds limit for each of the solver's questions
   * @param typeAxioms whether the solver is told OpenJML's axioms on all types
   * @return by method id; a method that OpenJML did not get to is absent
   * @throws IOException when OpenJML found the sources faulty, with what it said
   */
  static Map<String, Answer> prove(
      Repository repository,
      Path java,
      String file,
      List<String> methods,
      int seconds,
      boolean typeAxioms)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("sextant-prove");
    Path tools = Files.createTempDirectory("sextant-solver");
    try {
      List<String> command = new ArrayList<>();
      command.add(program());
      command.add("--esc");
      command.add("--progress");
      command.add("-cp");
      command.add(libraries());
      command.add("-sourcepath");
      command.add(java.toString());
      command.add("--specs-path=" + repository.jml());
      command.add("--exec=" + (typeAxioms ? solver() : TypeAxioms.filter(tools, solver())));
      command.add("--timeout=" + seconds * 1000);
      command.add("--esc-max-warnings=1");
      command.add("--check-feasibility=precondition,exit");
      // The semicolon makes it read signatures, of which one may hold commas.
      command.add("--method=" + String.join(";", methods) + ";");
      // The signature, as a rule; it can be too long for the name of a file, then alone.
      command.add("--smt=" + folder.resolve(methods.size() == 1 ? ALONE : "%%.smt2"));
      command.add(java.resolve(file).toString());
      Programs.Result result =
          Programs.run(
              command,
              repository.root(),
              Duration.ofSeconds(120 + (long) methods.size() * (3L * seconds + 30)));
      Map<String, Answer> answers = answers(result.output(), folder);
      // A fault over one method leaves what it said of the others; faulty sources leave nothing.
      if (answers.isEmpty() && result.exit() != 0 && result.exit() != 6) {
        throw new IOException(
            file
                + ": OpenJML "
                + (result.timedOut()
                    ? "did not come to an end"
                    : "failed with status " + result.exit())
                + "\n"
                + tail(result.output()));
      }
      return answers;
    } finally {
      delete(folder);
      delete(tools);
    }
  }

  private static Map<String, Answer> answers(String output, Path folder) throws IOException {
    Map<String, String> smt = new HashMap<>();
    String alone = "";
    try (Stream<Path> files = Files.list(folder)) {
      for (Path made : files.toList()) {
        String name = made.getFileName().toString();
        if (name.equals(ALONE)) {
          alone = Files.readString(made);
        } else {
          smt.put(id(name.replaceAll("\\.smt2$", "")), Files.readString(made));
        }
      }
    }
    Map<String, Answer> answers = new HashMap<>();
    StringBuilder said = new StringBuilder();
    for (String line : output.split("\n")) {
      Matcher completed = COMPLETED.matcher(line);
      if (line.startsWith("Starting proof of ")) {
        said.setLength(0);
      } else if (completed.matches()) {
        String id = id(completed.group(1));
        boolean proved = completed.group(2).equals("no warnings");
        String made = smt.getOrDefault(id, alone);
        answers.put(id, new Answer(proved, said.toString(), made));
      } else {
        said.append(line).append('\n');
      }
    }
    return answers;
  }

  private static String tail(String output) {
    String text = output.replaceAll("(?m)^(Skipping|Proving|Completed) .*\\R", "");
    return text.length() <= 4000 ? text : "…" + text.substring(text.length() - 4000);
  }

  private static String solver() {
    if (Z3.program().contains("/")) {
      return Z3.program();
    }
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
      Path candidate = Path.of(folder, Z3.program());
      if (Files.isExecutable(candidate)) {
        return candidate.toString();
      }
    }
    return Z3.program();
  }

  /** The two libraries that kernel sources name, from our own class path. */
  private static String libraries() {
    List<String> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      String name = new File(entry).getName();
      if (name.startsWith("commons-math3") || name.startsWith("checker-qual")) {
        jars.add(entry);
      }
    }
    return String.join(File.pathSeparator, jars);
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
