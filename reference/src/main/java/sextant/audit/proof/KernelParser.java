package sextant.audit.proof;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Takes kernel sources apart with the parser of the JDK itself; the only class that needs it. */
final class KernelParser {

  private static final Pattern MODEL_METHOD =
      Pattern.compile("\\bmodel(?=[ \\\\])[\\w\\\\\\[\\]<>, ]*?(\\w+)\\(([^()]*)\\)");
  private static final Pattern CLASS_LEVEL =
      Pattern.compile(
          "\\b(invariant|constraint|initially|axiom|represents|static_initializer|initializer|ghost)\\b"
              + "|\\bmodel(?=[ \\\\])[\\w\\\\\\[\\]<>, ]*;");

  private final String source;
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final Map<String, String> imports = new HashMap<>();
  private final List<KernelClass> classes = new ArrayList<>();

  private KernelParser(String source, CompilationUnitTree unit, SourcePositions positions) {
    this.source = source;
    this.unit = unit;
    this.positions = positions;
  }

  /**
   * The classes of one file.
   *
   * @param file its name, for messages
   * @param source its text
   * @throws UnsupportedOperationException when this Java runs without its compiler
   */
  static List<KernelClass> parse(String file, String source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new UnsupportedOperationException("this Java has no compiler (module jdk.compiler)");
    }
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    JavaFileObject input =
        new SimpleJavaFileObject(URI.create("string:///" + file), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    JavacTask task =
        (JavacTask)
            compiler.getTask(null, null, problems, List.of("-proc:none"), null, List.of(input));
    try {
      CompilationUnitTree unit = task.parse().iterator().next();
      for (Diagnostic<? extends JavaFileObject> problem : problems.getDiagnostics()) {
        if (problem.getKind() == Diagnostic.Kind.ERROR) {
          throw new IllegalArgumentException(
              file + ": " + problem.getMessage(java.util.Locale.ROOT));
        }
      }
      return new KernelParser(source, unit, Trees.instance(task).getSourcePositions()).classes();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private List<KernelClass> classes() {
    for (ImportTree imported : unit.getImports()) {
      String name = imported.getQualifiedIdentifier().toString();
      imports.put(name.substring(name.lastIndexOf('.') + 1), name);
    }
    String scope = String.valueOf(unit.getPackageName());
    int from = 0;
    for (Tree type : unit.getTypeDecls()) {
      if (type instanceof ClassTree tree) {
        visit(tree, scope, "", from);
        from = end(tree);
      }
    }
    return classes;
  }

  private int start(Tree tree) {
    return Math.toIntExact(positions.getStartPosition(unit, tree));
  }

  private int end(Tree tree) {
    return Math.toIntExact(positions.getEndPosition(unit, tree));
  }

  /**
   * One class and those in it.
   *
   * @param tree the class
   * @param scope the package or class that qualifies its name
   * @param enclosing the class around it, or ""
   * @param from where the comments before its heading may begin
   */
  private void visit(ClassTree tree, String scope, String enclosing, int from) {
    String simpleName = tree.getSimpleName().toString();
    String name = scope + "." + simpleName;
    StringBuilder skeleton = new StringBuilder();
    for (SourceText.Jml comment : SourceText.comments(source, from, start(tree))) {
      skeleton.append("/*@").append(SourceText.normal(comment.text())).append("@*/\n");
    }
    Map<String, List<String>> models = new LinkedHashMap<>();
    List<KernelMethod> methods = new ArrayList<>();
    int at = source.indexOf('{', headingEnd(tree)) + 1;
    skeleton.append(SourceText.normal(source.substring(start(tree), at))).append('\n');
    for (Tree member : tree.getMembers()) {
      boolean written = positions.getEndPosition(unit, member) > 0 && start(member) >= at;
      if (written) {
        String contract = gap(name, at, start(member), member, models, methods, skeleton);
        if (member instanceof MethodTree method) {
          methods.add(method(method, name, simpleName, contract));
        } else if (member instanceof ClassTree inner) {
          visit(inner, name, name, start(inner));
        } else {
          skeleton.append(SourceText.normal(source.substring(start(member), end(member))));
          skeleton.append('\n');
        }
        at = end(member);
      }
    }
    gap(name, at, end(tree), tree, models, methods, skeleton);
    classes.add(
        new KernelClass(
            name, simpleName, enclosing, skeleton.toString(), models, methods, imports));
  }

  /**
   * A place after the class's name and before its brace: annotations may hold braces of their own.
   */
  private int headingEnd(ClassTree tree) {
    int end = start(tree);
    if (tree.getModifiers() != null && positions.getEndPosition(unit, tree.getModifiers()) > 0) {
      end = end(tree.getModifiers());
    }
    return end;
  }

  /**
   * The comments before a member. Model methods and class-level clauses go to the class; what
   * remains is the member's contract when it is a method, and the class's otherwise. A comment that
   * holds both counts as both.
   */
  private String gap(
      String owner,
      int from,
      int to,
      Tree member,
      Map<String, List<String>> models,
      List<KernelMethod> methods,
      StringBuilder skeleton) {
    StringBuilder contract = new StringBuilder();
    for (SourceText.Jml comment : SourceText.comments(source, from, to)) {
      String text = SourceText.normal(comment.text());
      List<String> names = new ArrayList<>();
      Matcher model = MODEL_METHOD.matcher(text);
      while (model.find()) {
        String name = String.valueOf(model.group(1));
        names.add(name);
        methods.add(
            modelMethod(owner, name, String.valueOf(model.group(2)), text, comment.start()));
      }
      if (!names.isEmpty()) {
        models.merge(text, names, (a, b) -> a);
      }
      boolean ofClass = CLASS_LEVEL.matcher(text).find() || !(member instanceof MethodTree);
      if (ofClass) {
        skeleton.append("/*@").append(text).append("@*/\n");
      }
      int tail = Math.max(text.lastIndexOf('}'), text.lastIndexOf(';'));
      String rest = text.substring(tail + 1).strip();
      boolean both = !rest.isEmpty() && !rest.endsWith("initializer");
      if (member instanceof MethodTree && ((names.isEmpty() && !ofClass) || both)) {
        contract.append(text).append('\n');
      }
    }
    return contract.toString();
  }

  private static KernelMethod modelMethod(
      String owner, String name, String parameters, String text, int position) {
    List<String> types = new ArrayList<>();
    for (String parameter : parameters.split(",", -1)) {
      String declared = parameter.strip();
      if (!declared.isEmpty()) {
        String type = declared.substring(0, Math.max(0, declared.lastIndexOf(' ')));
        types.add(simple(type.isEmpty() ? declared.replaceAll("\\w+$", "") : type));
      }
    }
    String id = owner + "#" + name + "(" + String.join(",", types) + ")";
    return new KernelMethod(id, owner, name, text, "", "", true, List.copyOf(types), position);
  }

  private KernelMethod method(MethodTree method, String owner, String simpleName, String contract) {
    boolean constructor = method.getReturnType() == null;
    String name = constructor ? simpleName : method.getName().toString();
    List<String> types = new ArrayList<>();
    for (VariableTree parameter : method.getParameters()) {
      types.add(simple(String.valueOf(parameter.getType())));
    }
    int end = method.getBody() == null ? end(method) : start(method.getBody());
    String body =
        method.getBody() == null
            ? ""
            : SourceText.normal(source.substring(end, end(method.getBody())));
    return new KernelMethod(
        owner + "#" + name + "(" + String.join(",", types) + ")",
        owner,
        name,
        contract,
        SourceText.normal(source.substring(start(method), end)),
        body,
        false,
        List.copyOf(types),
        start(method));
  }

  /** A type without annotations, packages and type arguments. */
  static String simple(String type) {
    return type.replaceAll("@[\\w.]+(\\([^)]*\\))?", "")
        .replaceAll("<.*>", "")
        .replaceAll("\\b(nullable|non_null|final)\\b", "")
        .replaceAll("/\\*@.*?@\\*/", "")
        .replaceAll("[\\w$]+\\.(?=[\\w$])", "")
        .replaceAll("\\s+", "");
  }
}
