package sextant.audit.proof;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The SHA-256 of all that a proof obligation of one method is made from: the method itself; the
 * class-level JML and fields of its class; contract and signature of each method that it or its
 * contract names, in any class that can occur there; the model methods and library stubs named.
 * Names are resolved by their simple form alone, so that more is covered than needed, never less.
 */
final class ContractHash {

  private final List<KernelClass> kernel;
  private final Map<String, String> stubs;
  private final Map<String, Set<String>> wordsOf = new TreeMap<>();

  /**
   * The hashes of a kernel.
   *
   * @param kernel all its classes
   * @param stubs the library stubs by simple class name, in normal form
   */
  ContractHash(List<KernelClass> kernel, Map<String, String> stubs) {
    this.kernel = kernel;
    this.stubs = stubs;
  }

  /** The hash of one method, in hexadecimal. */
  String of(KernelMethod method) {
    return sha256(covered(method));
  }

  /** What the hash covers, a piece a line, as text for people who ask why a proof is stale. */
  String covered(KernelMethod method) {
    Map<String, String> pieces = new TreeMap<>();
    Set<String> words = new TreeSet<>();
    Set<String> classes = new TreeSet<>(Set.of(simpleName(method.owner())));
    add(words, method.contract() + " " + method.signature() + " " + method.body());
    int before = -1;
    while (before != pieces.size()) {
      before = pieces.size();
      classes.addAll(words);
      for (KernelClass candidate : kernel) {
        if (classes.contains(candidate.simpleName())) {
          collect(candidate, method, pieces, words, classes);
        }
      }
      for (Map.Entry<String, String> stub : stubs.entrySet()) {
        if (classes.contains(stub.getKey())
            && pieces.put("stub " + stub.getKey(), stub.getValue()) == null) {
          classes.addAll(words(stub.getValue()));
        }
      }
    }
    StringBuilder text = new StringBuilder("sextant contract 1\n");
    text.append(method.id()).append('\n').append(method.contract()).append('\n');
    text.append(method.signature()).append('\n').append(method.body()).append('\n');
    pieces.forEach((name, piece) -> text.append(name).append(": ").append(piece).append('\n'));
    return text.toString();
  }

  private void collect(
      KernelClass candidate,
      KernelMethod subject,
      Map<String, String> pieces,
      Set<String> words,
      Set<String> classes) {
    pieces.put("class " + candidate.name(), candidate.skeleton());
    classes.add(candidate.enclosing().replaceAll(".*\\.", ""));
    Set<String> skeleton = words(candidate.skeleton());
    classes.addAll(skeleton);
    for (SourceText.Jml jml :
        SourceText.comments(candidate.skeleton(), 0, candidate.skeleton().length())) {
      add(words, jml.text());
    }
    for (KernelMethod callee : candidate.methods()) {
      boolean constructor = callee.name().equals(candidate.simpleName());
      boolean called =
          !constructor || words.contains("new") || subject.name().equals(callee.name());
      boolean named = !callee.model() && called && words.contains(callee.name());
      if (named && !callee.id().equals(subject.id())) {
        String text = callee.contract() + " " + callee.signature();
        pieces.put("method " + callee.id(), text);
        add(words, text);
      }
    }
    for (Map.Entry<String, List<String>> model : candidate.models().entrySet()) {
      if (model.getValue().stream().anyMatch(words::contains)) {
        pieces.put("model " + candidate.name() + " " + model.getValue(), model.getKey());
        add(words, model.getKey());
      }
    }
    for (Map.Entry<String, String> imported : candidate.imports().entrySet()) {
      boolean used = skeleton.contains(imported.getKey()) || words.contains(imported.getKey());
      if (used && candidate.name().equals(subject.owner())) {
        pieces.put("import " + imported.getValue(), "");
      }
    }
  }

  private void add(Set<String> words, String text) {
    words.addAll(words(text));
  }

  private Set<String> words(String text) {
    return wordsOf.computeIfAbsent(text, SourceText::words);
  }

  private static String simpleName(String qualified) {
    return qualified.substring(qualified.lastIndexOf('.') + 1);
  }

  /** The SHA-256 of a text's UTF-8 bytes. */
  static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The SHA-256 of bytes, in hexadecimal. */
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All methods of a kernel, sorted by id. */
  static List<KernelMethod> methods(List<KernelClass> kernel) {
    List<KernelMethod> all = new ArrayList<>();
    kernel.forEach(c -> all.addAll(c.methods()));
    all.sort(java.util.Comparator.comparing(KernelMethod::id));
    return all;
  }
}
