package sextant.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

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
   * Writes a file by way of a temporary one beside it, so that it is never there half written.
   *
   * @param file the file
   * @param body its content
   */
  public static void write(Path file, Body body) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + ": not a file");
    }
    Files.createDirectories(folder);
    Path temporary = Files.createTempFile(folder, ".sextant", ".tmp");
    try {
      try (Writer writer = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
        body.writeTo(writer);
      }
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
