package sextant.audit.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import sextant.audit.ResourceFolder;

/**
 * The kernel's sources with their contracts: what is proved, and the hashes that tell a proof of
 * them from a stale one.
 */
public final class KernelSources {

  /** The packages of the kernel. */
  public static final List<String> PACKAGES =
      List.of("exact", "model", "sail", "robust", "curvature", "envelope", "descent", "revkl");

  /** Reading and writing files is no mathematics, though it lives beside the model. */
  private static final Set<String> NOT_KERNEL =
      Set.of(
          "BoundedInputStream",
          "InstanceParser",
          "InstanceReader",
          "InstanceWriter",
          "JsonCursor",
          "NumberReader",
          "package-info");

  private static final String SOURCES = "sextant/source/";
  private static final String STUBS = "sextant/spec/jml/";

  private final List<KernelMethod> methods;
  private final Map<String, KernelMethod> byId = new TreeMap<>();
  private final Map<String, String> files;
  private final ContractHash hashes;

  private KernelSources(Map<String, String> files, Map<String, String> stubs) {
    this.files = files;
    List<KernelClass> kernel = new ArrayList<>();
    files.forEach((file, text) -> kernel.addAll(KernelParser.parse(file, text)));
    methods = ContractHash.methods(kernel);
    for (KernelMethod method : methods) {
      if (byId.put(method.id(), method) != null) {
        throw new IllegalStateException("two methods have the id " + method.id());
      }
    }
    hashes = new ContractHash(kernel, stubs);
  }

  /**
   * The sources that this build was made from.
   *
   * @throws UnsupportedOperationException when this Java runs without its compiler
   */
  public static KernelSources ofThisBuild() {
    try {
      Map<String, String> files = new TreeMap<>();
      for (String file : ResourceFolder.tree(SOURCES)) {
        if (isKernel(file)) {
          files.put(file, read(SOURCES + file));
        }
      }
      Map<String, String> stubs = new TreeMap<>();
      for (String file : ResourceFolder.tree(STUBS)) {
        stubs.put(simpleName(file), SourceText.normal(read(STUBS + file)));
      }
      return of(files, stubs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The sources in a checkout.
   *
   * @param java the folder that holds {@code sextant/exact} and the others
   * @param jml the folder of library stubs
   */
  public static KernelSources in(Path java, Path jml) throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (String name : PACKAGES) {
      try (Stream<Path> list = Files.list(java.resolve("sextant").resolve(name))) {
        for (Path file : list.sorted(Comparator.naturalOrder()).toList()) {
          String path = java.relativize(file).toString().replace('\\', '/');
          if (isKernel(path)) {
            files.put(path, Files.readString(file));
          }
        }
      }
    }
    Map<String, String> stubs = new TreeMap<>();
    try (Stream<Path> list = Files.walk(jml)) {
      for (Path file : list.filter(Files::isRegularFile).toList()) {
        stubs.put(simpleName(file.toString()), SourceText.normal(Files.readString(file)));
      }
    }
    return of(files, stubs);
  }

  /**
   * Sources given as text.
   *
   * @param files content by path, {@code sextant/exact/Interval.java}
   * @param stubs library stubs by the simple name of their class
   */
  static KernelSources of(Map<String, String> files, Map<String, String> stubs) {
    return new KernelSources(files, stubs);
  }

  private static boolean isKernel(String path) {
    return path.endsWith(".java")
        && PACKAGES.stream().anyMatch(name -> path.startsWith("sextant/" + name + "/"))
        && !NOT_KERNEL.contains(simpleName(path));
  }

  private static String simpleName(String file) {
    String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  private static String read(String resource) throws IOException {
    try (InputStream in = ResourceFolder.open(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** All methods, by id. */
  public List<KernelMethod> methods() {
    return methods;
  }

  /** A method by its id, or null. */
  public @org.checkerframework.checker.nullness.qual.Nullable KernelMethod find(String id) {
    return byId.get(id);
  }

  /** The hash of everything that a method's proof depends on. */
  public String hash(KernelMethod method) {
    return hashes.of(method);
  }

  /** The text that {@link #hash} is taken of. */
  public String covered(KernelMethod method) {
    return hashes.covered(method);
  }

  /** The source file of a method's class, as a path below the source folder. */
  public String file(KernelMethod method) {
    String path = method.owner();
    while (!files.containsKey(path.replace('.', '/') + ".java")) {
      path = path.substring(0, path.lastIndexOf('.'));
    }
    return path.replace('.', '/') + ".java";
  }
}
