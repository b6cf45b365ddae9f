package sextant.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/** Written files are complete or absent. */
public final class Output {

  private static final JsonFactory JSON = new JsonFactory();

  private Output() {}

  /** Writes some text to a writer. */
  public interface Body {
    /** Writes it. */
    void writeTo(Writer writer) throws IOException;
  }

  /**
   * A JSON generator that leaves its writer open and ends lines with a single line feed.
   *
   * @param writer where to
   */
  public static JsonGenerator json(Writer writer) throws IOException {
    JsonGenerator json = JSON.createGenerator(writer);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.setPrettyPrinter(
        new DefaultPrettyPrinter()
            .withObjectIndenter(new com.fasterxml.jackson.core.util.DefaultIndenter("  ", "\n")));
    return json;
  }

  /**
   * Writes a file by way of a temporary one beside it, so that it is never there half written. What
   * is no ordinary file, such as {@code /dev/stdout}, is written directly and not replaced; of a
   * link, the file it leads to is written.
   *
   * @param file the file
   * @param body its content
   */
  public static void write(Path file, Body body) throws IOException {
    boolean exists = Files.exists(file);
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "a folder, not a file");
    }
    if (exists && !Files.isRegularFile(file)) {
      fill(file, body, StandardOpenOption.WRITE);
      return;
    }
    Path target = exists ? file.toRealPath() : file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null) {
      throw new FileSystemException(file.toString(), null, "not a file");
    }
    Files.createDirectories(folder);
    // Not Files.createTempFile, whose files only their owner can read.
    Path temporary =
        folder.resolve(
            ".sextant-" + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".tmp");
    try {
      fill(temporary, body, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void fill(Path file, Body body, OpenOption... options) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8, options)) {
      body.writeTo(writer);
    }
  }
}
