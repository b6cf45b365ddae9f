package sextant.proof;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sextant.audit.proof.KernelMethod;
import sextant.audit.proof.KernelSources;
import sextant.audit.proof.Verification;

/**
 * Negative controls: obligations of contracts that are wrong on purpose, which therefore must not
 * be discharged. If one is, what stands before it is contradictory, and so the proofs beside it are
 * worth nothing.
 */
final class Controls {

  /** Long enough for a contradiction to show, which is quick work for a solver. */
  private static final int SECONDS = 5;

  private final Repository repository;
  private final KernelSources sources;
  private final Verification record;
  private final List<String> failures = new ArrayList<>();

  Controls(Repository repository, KernelSources sources, Verification record) {
    this.repository = repository;
    this.sources = sources;
    this.record = record;
  }

  /**
   * Makes what is missing, and anew what was made from something that has changed.
   *
   * @param all whether to make all of them anew
   * @return complaints
   */
  List<String> make(boolean all) throws IOException, InterruptedException {
    Map<String, KernelMethod> wanted = new TreeMap<>();
    TreeSet<String> classes = new TreeSet<>();
    for (Verification.Proof proof : record.proofs()) {
      KernelMethod method = sources.find(proof.method());
      boolean has = method != null && method.contract().contains("ensures");
      if (has && method.model()) {
        wanted.put("obligations/controls/lemma-" + name(method), method);
      } else if (has && classes.add(method.owner())) {
        wanted.put("obligations/controls/contract-" + name(method), method);
      }
    }
    for (Verification.Control control : record.controls()) {
      boolean stub = control.file().startsWith("obligations/controls/stub-");
      if (!stub && !wanted.containsKey(control.file())) {
        record.removeControl(control.file());
      }
    }
    Map<String, Map<String, KernelMethod>> lemmas = new TreeMap<>();
    for (Map.Entry<String, KernelMethod> entry : wanted.entrySet()) {
      KernelMethod method = entry.getValue();
      if (all || !isFresh(entry.getKey(), sources.hash(method))) {
        if (method.model()) {
          lemmas
              .computeIfAbsent(sources.file(method), f -> new TreeMap<>())
              .put(entry.getKey(), method);
        } else {
          changed(Map.of(entry.getKey(), method));
        }
      }
    }
    for (Map<String, KernelMethod> together : lemmas.values()) {
      changed(together);
    }
    try (Stream<Path> stubs = Files.walk(repository.jml())) {
      for (Path stub : stubs.filter(file -> file.toString().endsWith(".jml")).sorted().toList()) {
        stub(stub, all);
      }
    }
    return failures;
  }

  private boolean isFresh(String file, String madeFrom) {
    Verification.Control control = record.control(file);
    return control != null
        && control.madeFrom().equals(madeFrom)
        && Files.exists(repository.spec().resolve(file));
  }

  private static String name(KernelMethod method) {
    return method.owner() + "-" + Repository.fileName(method) + ".smt2.gz";
  }

  /**
   * Controls of one source file, by their own files' names. Lemmas are changed together, for speed:
   * one that calls another is then discharged by the other's {@code false}, and tried alone.
   */
  private void changed(Map<String, KernelMethod> controls)
      throws IOException, InterruptedException {
    List<KernelMethod> methods = new ArrayList<>(controls.values());
    methods.sort(Comparator.comparing(KernelMethod::position).reversed());
    Path copy = Files.createTempDirectory("sextant-control");
    Map<String, OpenJml.Answer> answers;
    try {
      copyTree(repository.java(), copy);
      String relative = sources.file(methods.get(0));
      String text = Files.readString(copy.resolve(relative));
      for (KernelMethod method : methods) {
        text = spoil(text, method);
      }
      Files.writeString(copy.resolve(relative), text);
      List<String> patterns = methods.stream().map(OpenJml::pattern).toList();
      answers = OpenJml.prove(repository, copy, relative, patterns, SECONDS);
    } finally {
      OpenJml.delete(copy);
    }
    for (Map.Entry<String, KernelMethod> control : controls.entrySet()) {
      KernelMethod method = control.getValue();
      OpenJml.Answer answer = answers.get(method.id());
      boolean alone = controls.size() == 1;
      if (!alone && (answer == null || answer.smt().isEmpty() || answer.proved())) {
        changed(Map.of(control.getKey(), method));
      } else {
        String wrong = method.model() ? "ensures false" : "its last ensures clause denied";
        keep(control.getKey(), method.id(), sources.hash(method), wrong, answer);
      }
    }
  }

  /** A lemma with {@code ensures false}; any other contract with its last clause denied. */
  static String spoil(String text, KernelMethod method) {
    int from = method.position();
    int clause;
    if (method.model()) {
      int end = declaration(text, method.name(), from);
      clause = text.lastIndexOf("ensures", end);
    } else {
      clause = text.lastIndexOf("ensures", from);
    }
    if (method.model()) {
      return text.substring(0, clause) + "ensures false; " + text.substring(clause);
    }
    int start = clause + "ensures".length();
    int end = start;
    int depth = 0;
    while (depth > 0 || text.charAt(end) != ';') {
      depth += text.charAt(end) == '(' ? 1 : text.charAt(end) == ')' ? -1 : 0;
      end++;
    }
    return text.substring(0, start)
        + " !("
        + text.substring(start, end)
        + ")"
        + text.substring(end);
  }

  /** Where a model method is declared: its name after the word model, not where it is called. */
  private static int declaration(String text, String name, int from) {
    Matcher found = Pattern.compile("\\bmodel\\s[^;{}()]*?\\b" + name + "\\s*\\(").matcher(text);
    if (!found.find(from)) {
      throw new IllegalStateException("no model method " + name);
    }
    return found.start();
  }

  /** For each method of a library stub: a call, after which false is claimed. */
  private void stub(Path stub, boolean all) throws IOException, InterruptedException {
    String relative = repository.jml().relativize(stub).toString().replace('\\', '/');
    String className = relative.replaceAll("\\.jml$", "").replace('/', '.');
    Class<?> type;
    try {
      type = Class.forName(className);
    } catch (ClassNotFoundException e) {
      throw new IOException(relative + " is the stub of no class", e);
    }
    String text = Files.readString(stub);
    Map<String, String> bodies = new TreeMap<>();
    List<Executable> members = new ArrayList<>(List.of(type.getDeclaredMethods()));
    members.addAll(List.of(type.getDeclaredConstructors()));
    for (Executable member : members) {
      String simple = member instanceof Method ? member.getName() : type.getSimpleName();
      boolean specified =
          Modifier.isPublic(member.getModifiers())
              && !member.isSynthetic()
              && declares(text, simple, member.getParameterTypes());
      if (specified) {
        body(bodies, type, member, simple);
      }
    }
    for (Verification.Control control : record.controls()) {
      String prefix = "obligations/controls/stub-" + type.getSimpleName() + "-";
      String name = control.file().replaceAll("^obligations/controls/stub-|\\.smt2\\.gz$", "");
      if (control.file().startsWith(prefix) && !bodies.containsKey(name)) {
        record.removeControl(control.file());
      }
    }
    String madeFrom = madeFrom(stub);
    List<String> missing = new ArrayList<>();
    for (String name : bodies.keySet()) {
      String file = "obligations/controls/stub-" + name + ".smt2.gz";
      if (all || !isFresh(file, madeFrom)) {
        missing.add(name);
      }
    }
    if (!missing.isEmpty()) {
      proveStub(type, madeFrom, bodies, missing);
    }
  }

  /** The hash that the controls of a stub carry. */
  static String madeFrom(Path stub) throws IOException {
    return Repository.sha256(Files.readAllBytes(stub));
  }

  private static boolean declares(String text, String name, Class<?>[] types) {
    List<String> parameters = new ArrayList<>();
    for (Class<?> type : types) {
      parameters.add(
          "[^,()]*\\b" + type.getSimpleName().replaceAll("[\\[\\]]", "\\\\$0") + " \\w+");
    }
    return Pattern.compile("\\b" + name + "\\(" + String.join(",", parameters) + "\\)")
        .matcher(text)
        .find();
  }

  private static void body(
      Map<String, String> bodies, Class<?> type, Executable member, String simple) {
    StringBuilder parameters = new StringBuilder(type.getName()).append(" self");
    StringBuilder call = new StringBuilder();
    StringBuilder name = new StringBuilder(type.getSimpleName()).append('-').append(simple);
    int i = 0;
    for (Class<?> parameter : member.getParameterTypes()) {
      parameters.append(", ").append(parameter.getCanonicalName()).append(" p").append(i);
      call.append(i == 0 ? "p" : ", p").append(i);
      name.append('-').append(parameter.getSimpleName().replace("[]", "Array"));
      i++;
    }
    String target =
        !(member instanceof Method)
            ? "new " + type.getName()
            : Modifier.isStatic(member.getModifiers())
                ? type.getName() + "." + simple
                : "self." + simple;
    bodies.put(name.toString(), parameters + ") { " + target + "(" + call + "); }");
  }

  private void proveStub(
      Class<?> type, String madeFrom, Map<String, String> bodies, List<String> missing)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("sextant-stub");
    try {
      String harness = "Control" + type.getSimpleName();
      StringBuilder text = new StringBuilder("public final class " + harness + " {\n");
      List<String> patterns = new ArrayList<>();
      for (String name : missing) {
        String method = name.replace('-', '_');
        text.append("/*@ public behavior ensures false; signals (Exception e) true; @*/\n");
        text.append("public static void ").append(method).append('(');
        text.append(bodies.get(name)).append('\n');
        patterns.add(harness + "\\." + method + "\\(.*");
      }
      Files.writeString(folder.resolve(harness + ".java"), text.append("}\n"));
      Map<String, OpenJml.Answer> answers =
          OpenJml.prove(repository, folder, harness + ".java", patterns, SECONDS);
      for (String name : missing) {
        OpenJml.Answer found = null;
        for (Map.Entry<String, OpenJml.Answer> answer : answers.entrySet()) {
          if (answer.getKey().startsWith(harness + "#" + name.replace('-', '_') + "(")) {
            found = answer.getValue();
          }
        }
        keep(
            "obligations/controls/stub-" + name + ".smt2.gz",
            type.getName() + " stub: " + name,
            madeFrom,
            "ensures false after a call",
            found);
      }
    } finally {
      OpenJml.delete(folder);
    }
  }

  private void keep(
      String file, String subject, String madeFrom, String wrong, OpenJml.Answer answer)
      throws IOException, InterruptedException {
    if (answer == null || answer.smt().isEmpty()) {
      failures.add("control " + file + ": OpenJML made no obligation");
      return;
    }
    String decided = Z3.decide(answer.smt(), 0, Duration.ofSeconds(SECONDS));
    if (answer.proved() || decided.equals("unsat")) {
      failures.add(
          "control "
              + file
              + " ("
              + wrong
              + ") was DISCHARGED: something it assumes is contradictory");
      return;
    }
    byte[] packed = Repository.pack(answer.smt());
    Repository.write(repository.spec().resolve(file), packed);
    record.put(new Verification.Control(file, Repository.sha256(packed), subject, madeFrom, wrong));
    System.out.println("  control " + file + ": " + decided + ", as it should be");
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
