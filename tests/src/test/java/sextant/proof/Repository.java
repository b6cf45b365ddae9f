package sextant.proof;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import sextant.audit.proof.KernelMethod;
import sextant.audit.proof.KernelSources;
import sextant.audit.proof.Verification;

/**
 * The checkout: where sources, contracts and proof obligations lie in it.
 *
 * @param root the folder with {@code spec} and {@code reference}
 */
record Repository(Path root) {

  /** The checkout around the working directory. */
  static Repository here() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("spec/jml"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("no checkout around the working directory");
    }
    return new Repository(folder);
  }

  Path spec() {
    return root.resolve("spec");
  }

  Path java() {
    return root.resolve("reference/src/main/java");
  }

  Path jml() {
    return root.resolve("spec/jml");
  }

  Path obligations() {
    return root.resolve("spec/obligations");
  }

  KernelSources sources() throws IOException {
    return KernelSources.in(java(), jml());
  }

  Verification verification() throws IOException {
    Path file = spec().resolve("verification.json");
    return Files.exists(file) ? Verification.parse(Files.readString(file)) : new Verification();
  }

  void write(Verification verification) throws IOException {
    write(
        spec().resolve("verification.json"), verification.text().getBytes(StandardCharsets.UTF_8));
  }

  /** The obligation's file, below {@code spec}: one folder a class. */
  static String obligation(KernelMethod method) {
    return "obligations/" + method.owner() + "/" + fileName(method) + ".smt2.gz";
  }

  /** A method's name and parameter types as a file name. */
  static String fileName(KernelMethod method) {
    StringBuilder name = new StringBuilder(method.name());
    for (String type : method.types()) {
      name.append('-')
          .append(type.replace("\\", "").replace("[]", "Array").replace("...", "Array"));
    }
    return name.toString();
  }

  /** All files under {@code spec/obligations} that end in .smt2.gz, relative to {@code spec}. */
  List<String> obligationFiles() throws IOException {
    if (!Files.isDirectory(obligations())) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(obligations())) {
      return files
          .filter(file -> file.toString().endsWith(".smt2.gz"))
          .map(file -> spec().relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  /** Writes a file complete or not at all; an unchanged one is not touched. */
  static void write(Path file, byte[] content) throws IOException {
    if (Files.exists(file) && java.util.Arrays.equals(Files.readAllBytes(file), content)) {
      return;
    }
    Files.createDirectories(file.getParent());
    Path temporary = Files.createTempFile(file.getParent(), ".new", "");
    try {
      Files.write(temporary, content);
      // createTempFile gives no one else the right to read
      temporary.toFile().setReadable(true, false);
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Compressed; the header holds no name and no time, so that the same text gives the same bytes.
   */
  static byte[] pack(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip =
        new GZIPOutputStream(bytes) {
          {
            def.setLevel(9);
          }
        }) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    byte[] packed = bytes.toByteArray();
    packed[9] = (byte) 0xff; // the operating system: unknown, whichever JDK wrote it
    return packed;
  }

  static String unpack(byte[] packed) throws IOException {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
