package sextant.proof;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A library stub under {@code spec/jml}, taken apart into members, cases and clauses. */
final class Stub {

  /**
   * One case of a specification.
   *
   * @param exceptional whether it promises an exception
   * @param requires preconditions
   * @param ensures promises about the result
   * @param signals simple name of the exception promised, or ""
   */
  record Case(boolean exceptional, List<String> requires, List<String> ensures, String signals) {}

  /**
   * A specified method or constructor, or the class's constants.
   *
   * @param name as in messages
   * @param real what it is in the library, or null for the constants
   * @param parameters names of its parameters
   * @param cases its specification
   */
  record Member(String name, Executable real, List<String> parameters, List<Case> cases) {

    /** Calls it; the constants have no result. */
    Object call(Object self, Object[] arguments) throws Throwable {
      try {
        return real == null
            ? null
            : real instanceof Method method
                ? method.invoke(self, arguments)
                : ((Constructor<?>) real).newInstance(arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
  }

  private static final Pattern DECLARATION =
      Pattern.compile("public (?:static )?(?:[\\w<>\\[\\]]+ )?(\\w+)\\((.*)\\);");

  private final Class<?> type;
  private final List<Member> members = new ArrayList<>();

  private Stub(Class<?> type) {
    this.type = type;
  }

  static Stub read(Path root, Path file) throws IOException, ReflectiveOperationException {
    String name = root.relativize(file).toString().replace('\\', '/').replaceAll("\\.jml$", "");
    Stub stub = new Stub(Class.forName(name.replace('/', '.')));
    StringBuilder specification = new StringBuilder();
    for (String line : Files.readAllLines(file)) {
      String stripped = line.strip();
      Matcher declaration = DECLARATION.matcher(stripped);
      if (stripped.startsWith("//@")) {
        specification.append(stripped.substring(3)).append('\n');
        if (stripped.endsWith("static_initializer")) {
          stub.members.add(new Member("constants", null, List.of(), cases(specification)));
          specification.setLength(0);
        }
      } else if (declaration.matches()) {
        stub.add(declaration, specification);
        specification.setLength(0);
      } else if (!stripped.isEmpty()) {
        specification.setLength(0);
      }
    }
    return stub;
  }

  private void add(Matcher declaration, StringBuilder specification)
      throws ReflectiveOperationException {
    List<String> names = new ArrayList<>();
    List<String> types = new ArrayList<>();
    String plain = declaration.group(2).replaceAll("/\\*@.*?@\\*/", "").strip();
    for (String parameter : plain.isEmpty() ? new String[0] : plain.split("\\s*,\\s*")) {
      String[] parts = parameter.split("\\s+");
      types.add(parts[0]);
      names.add(parts[1]);
    }
    List<Executable> candidates = new ArrayList<>(List.of(type.getDeclaredMethods()));
    candidates.addAll(List.of(type.getDeclaredConstructors()));
    Executable real = null;
    for (Executable candidate : candidates) {
      String name =
          candidate instanceof Method
              ? candidate.getName()
              : candidate.getDeclaringClass().getSimpleName();
      boolean same = name.equals(declaration.group(1)) && !candidate.isSynthetic();
      List<String> own = new ArrayList<>();
      for (Class<?> parameter : candidate.getParameterTypes()) {
        own.add(parameter.getSimpleName());
      }
      real = same && own.equals(types) ? candidate : real;
    }
    if (real == null) {
      throw new NoSuchMethodException(type.getName() + " has no " + declaration.group());
    }
    String name = declaration.group(1) + "(" + String.join(",", types) + ")";
    members.add(new Member(name, real, names, cases(specification)));
  }

  private static List<Case> cases(StringBuilder specification) {
    List<Case> cases = new ArrayList<>();
    for (String text : specification.toString().split("\\balso\\b")) {
      List<String> requires = new ArrayList<>();
      List<String> ensures = new ArrayList<>();
      String signals = "";
      Matcher clause =
          Pattern.compile("\\b(requires|ensures|signals_only)\\b([^;]*);").matcher(text);
      while (clause.find()) {
        String body = clause.group(2).strip();
        switch (clause.group(1)) {
          case "requires" -> requires.add(body);
          case "ensures" -> ensures.add(body);
          default -> signals = body;
        }
      }
      if (!ensures.isEmpty() || !signals.isEmpty()) {
        cases.add(new Case(text.contains("exceptional_behavior"), requires, ensures, signals));
      }
    }
    return cases;
  }

  String name() {
    return type.getSimpleName();
  }

  List<Member> members() {
    return members;
  }

  /** The class's public constants, by name. */
  Map<String, Object> constants() throws IllegalAccessException {
    Map<String, Object> constants = new TreeMap<>();
    for (java.lang.reflect.Field field : type.getFields()) {
      if (java.lang.reflect.Modifier.isStatic(field.getModifiers())) {
        constants.put(field.getName(), field.get(null));
      }
    }
    return constants;
  }

  /**
   * Calls a member once and compares with one case of its specification.
   *
   * @param member which
   * @param promise which case
   * @param self the receiver
   * @param arguments as many as it has parameters
   * @param applied gets the clauses whose preconditions were met
   * @return the clauses broken
   */
  List<String> broken(
      Member member, Case promise, Object self, Object[] arguments, List<String> applied)
      throws IllegalAccessException {
    Map<String, Object> names = new HashMap<>(constants());
    names.put("this", self);
    for (int i = 0; i < arguments.length; i++) {
      names.put(member.parameters().get(i), arguments[i]);
    }
    List<String> broken = new ArrayList<>();
    for (String requirement : promise.requires()) {
      if (!Clause.parse(requirement).holds(names)) {
        return broken;
      }
    }
    Throwable thrown = null;
    Object result = null;
    try {
      result = member.call(self, arguments);
    } catch (Throwable e) {
      thrown = e;
    }
    if (promise.exceptional()) {
      applied.add(promise.signals());
      if (thrown == null || !thrown.getClass().getSimpleName().equals(promise.signals())) {
        broken.add("signals_only " + promise.signals() + ", not " + thrown);
      }
    } else if (thrown != null) {
      broken.add("normal_behavior, not " + thrown);
    } else {
      names.put("\\result", result);
      if (member.real() instanceof Constructor) {
        names.put("this", result);
      }
      for (String promised : promise.ensures()) {
        applied.add(promised);
        if (!Clause.parse(promised).holds(names)) {
          broken.add("ensures " + promised);
        }
      }
    }
    return broken;
  }
}
