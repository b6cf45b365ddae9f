package sextant.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads an instance from JSON in the format {@code sextant/instance/1}, strictly: whatever the
 * format does not allow is an {@link InputException} that names the file, the JSON path and the
 * rule. The document is read as a stream and every size is checked as soon as it is known, so that
 * hostile input is refused before it costs memory. {@link Limits} has the limits.
 *
 * <p>A failed precondition of a claim (the oracle's margin, rho below delta, theta in Theta) is not
 * malformed.
 */
public final class InstanceReader {
  /** The value of the key {@code schema}. */
  public static final String SCHEMA = "sextant/instance/1";

  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Limits.NESTING)
                  .maxStringLength(Limits.STRING)
                  .maxNameLength(Limits.STRING)
                  .maxNumberLength(Limits.DIGITS)
                  .build())
          .build();

  private InstanceReader() {}

  /**
   * Reads the instance in a file.
   *
   * @throws InputException if the file cannot be read or breaks a rule of the format
   */
  public static Instance read(Path file) throws InputException {
    String name = file.toString();
    try (InputStream in = open(file)) {
      return read(name, in);
    } catch (IOException e) {
      throw new InputException(name, "/", reasonUnreadable(e));
    }
  }

  /**
   * Reads the instance in a stream, to its end. The stream is not closed.
   *
   * @param fileName the name to use in messages
   * @throws InputException if the stream cannot be read or breaks a rule of the format
   */
  public static Instance read(String fileName, InputStream in) throws InputException {
    return read(fileName, in, Runtime.getRuntime().maxMemory() / 2);
  }

  /** As above, with the number of bytes that the numbers read may take up in memory, about. */
  static Instance read(String fileName, InputStream in, long memory) throws InputException {
    PushbackReader reader =
        new PushbackReader(
            new InputStreamReader(
                bounded(in),
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
    try {
      int first = reader.read();
      if (first < 0) {
        throw new InputException(fileName, "/", "the file is empty");
      }
      if (first == BYTE_ORDER_MARK) {
        throw new InputException(
            fileName, "/", "the file begins with a byte order mark; save it as UTF-8 without one");
      }
      reader.unread(first);
      return parse(fileName, FACTORY.createParser(reader), memory);
    } catch (IOException e) {
      throw new InputException(fileName, "/", reasonUnreadable(e));
    }
  }

  private static Instance parse(String fileName, JsonParser json, long memory)
      throws InputException, IOException {
    InstanceParser parser = new InstanceParser(json, memory);
    try {
      return parser.parse();
    } catch (ModelException e) {
      throw new InputException(fileName, e.path(), e.rule());
    } catch (JsonEOFException e) {
      throw new InputException(
          fileName, parser.path(), "the file is truncated: it ends inside the document");
    } catch (StreamConstraintsException e) {
      throw new InputException(fileName, parser.path(), reasonTooLong(e));
    } catch (JsonProcessingException e) {
      throw new InputException(fileName, parser.path(), reasonInvalid(e));
    }
  }

  /** Opens a file, refusing at once what is no file or is too large. */
  static InputStream open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("a directory, not a file");
    }
    if (Files.isRegularFile(file) && Files.size(file) > Limits.FILE_BYTES) {
      throw new BoundedInputStream.TooLarge();
    }
    return Files.newInputStream(file);
  }

  /** The stream, failing once it turns out longer than a file may be. */
  public static InputStream bounded(InputStream in) {
    return new BoundedInputStream(in, Limits.FILE_BYTES);
  }

  /** Why a file could not be read, in words of our own. */
  public static String reasonUnreadable(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "the file may not be read: permission denied";
    }
    if (e instanceof CharacterCodingException) {
      return "the file is not valid UTF-8";
    }
    if (e instanceof BoundedInputStream.TooLarge) {
      return "the file is larger than " + (Limits.FILE_BYTES >> 20) + " MiB";
    }
    return "the file cannot be read: " + e.getMessage();
  }

  private static String reasonTooLong(StreamConstraintsException e) {
    String message = e.getOriginalMessage();
    if (message.startsWith("Document nesting depth")) {
      return "nested deeper than " + Limits.NESTING + " levels";
    }
    if (message.startsWith("Number")) {
      return "a JSON number of more than " + Limits.DIGITS + " digits";
    }
    return "a string, key or number of more than " + Limits.STRING + " characters";
  }

  /** The parser's message without its advice on how to configure the parser. */
  private static String reasonInvalid(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    int advice = message.indexOf(": enable");
    JsonLocation where = e.getLocation();
    return "not valid JSON"
        + (where == null ? "" : " at line " + where.getLineNr() + ", column " + where.getColumnNr())
        + ": "
        + (advice < 0 ? message : message.substring(0, advice));
  }
}
