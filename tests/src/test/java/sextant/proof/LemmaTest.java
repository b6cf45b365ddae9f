package sextant.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.z3.Context;
import com.microsoft.z3.Params;
import io.github.cvc5.Command;
import io.github.cvc5.InputParser;
import io.github.cvc5.TermManager;
import io.github.cvc5.modes.InputLanguage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sextant.audit.proof.KernelSources;

/** The lemmas written by hand, each decided by two solvers that have nothing in common. */
class LemmaTest {

  private static final Map<String, String> LEMMAS = new TreeMap<>();
  private static final int MILLISECONDS = 60_000;

  @BeforeAll
  static void read() throws IOException {
    names();
  }

  static List<String> names() throws IOException {
    Path folder = Repository.here().obligations().resolve("lemmas");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".smt2")).toList()) {
        LEMMAS.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return List.copyOf(LEMMAS.keySet());
  }

  private static String expected(String name) {
    return name.startsWith("control-") ? "sat" : "unsat";
  }

  @ParameterizedTest
  @MethodSource("names")
  void z3Decides(String name) {
    Context context = loaded("z3", Context::new);
    try (context) {
      com.microsoft.z3.Solver solver = context.mkSolver();
      Params limits = context.mkParams();
      limits.add("timeout", MILLISECONDS);
      solver.setParameters(limits);
      solver.fromString(LEMMAS.get(name));
      String answer =
          switch (solver.check()) {
            case UNSATISFIABLE -> "unsat";
            case SATISFIABLE -> "sat";
            case UNKNOWN -> "unknown";
          };
      assertEquals(expected(name), answer, name);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void cvc5Decides(String name) throws Exception {
    TermManager terms = loaded("cvc5", TermManager::new);
    io.github.cvc5.Solver solver = new io.github.cvc5.Solver(terms);
    try {
      solver.setOption("tlimit-per", String.valueOf(MILLISECONDS));
      InputParser parser = new InputParser(solver);
      parser.setStringInput(InputLanguage.SMT_LIB_2_6, LEMMAS.get(name), name);
      StringBuilder answer = new StringBuilder();
      Command command = parser.nextCommand();
      while (!command.isNull()) {
        answer.append(command.invoke(solver, parser.getSymbolManager()));
        command = parser.nextCommand();
      }
      assertEquals(expected(name), answer.toString().strip(), name);
    } finally {
      solver.deletePointer();
    }
  }

  private interface Maker<T> {
    T make() throws Exception;
  }

  /** The solvers are native code: on a platform that they were not built for, the test says so. */
  private static <T> T loaded(String solver, Maker<T> maker) {
    Throwable cause;
    try {
      return maker.make();
    } catch (LinkageError | Exception e) {
      cause = e;
    }
    String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    String message = "LEMMAS SKIPPED: no " + solver + " for " + platform + " (" + cause + ")";
    System.out.println(message);
    boolean supported = platform.toLowerCase(Locale.ROOT).equals("linux amd64");
    assertFalse(supported || System.getenv("CI") != null, message);
    Assumptions.abort(message);
    throw new AssertionError(message);
  }

  @Test
  void lemmasSayWhatTheyAreOf() throws IOException {
    KernelSources sources = Repository.here().sources();
    List<String> faults = new ArrayList<>();
    Pattern named = Pattern.compile("(sextant[\\w.]+)#(\\w+)");
    for (Map.Entry<String, String> lemma : LEMMAS.entrySet()) {
      Matcher method = named.matcher(lemma.getValue());
      boolean control = lemma.getKey().startsWith("control-");
      if (!control && !method.find()) {
        faults.add(lemma.getKey() + " names no kernel method");
      } else if (!control
          && sources.methods().stream().noneMatch(m -> m.id().startsWith(method.group() + "("))) {
        faults.add(lemma.getKey() + " names " + method.group() + ", which does not exist");
      }
      String status = "(set-info :status " + expected(lemma.getKey()) + ")";
      if (!lemma.getValue().contains(status) || lemma.getValue().contains("(/")) {
        faults.add(lemma.getKey() + " must hold " + status + " and no division");
      }
    }
    assertTrue(faults.isEmpty(), () -> String.join("\n", faults));
  }

  /** One false lemma for each theory that the others are stated in. */
  @Test
  void everyTheoryHasItsControl() {
    List<String> controlled = new ArrayList<>();
    List<String> used = new ArrayList<>();
    Pattern logic = Pattern.compile("\\(set-logic (\\w+)\\)");
    for (Map.Entry<String, String> lemma : LEMMAS.entrySet()) {
      Matcher found = logic.matcher(lemma.getValue());
      assertTrue(found.find(), lemma.getKey());
      (lemma.getKey().startsWith("control-") ? controlled : used).add(found.group(1));
    }
    assertTrue(controlled.containsAll(used), "theories without a control");
    assertFalse(used.isEmpty());
  }
}
