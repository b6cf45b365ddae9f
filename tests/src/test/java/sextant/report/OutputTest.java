package sextant.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Written files are complete or absent. */
class OutputTest {

  @TempDir private Path folder;

  private Set<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).collect(Collectors.toSet());
    }
  }

  @Test
  void foldersAreMadeAndNothingElseIsLeft() throws IOException {
    Path file = folder.resolve("new/deep/file.txt");
    Output.write(file, writer -> writer.write("größer"));
    assertEquals("größer", Files.readString(file));
    assertEquals(Set.of("new"), names());
    try (Stream<Path> files = Files.list(folder.resolve("new/deep"))) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void whatFailsHalfWayLeavesTheOldFileAsItWas() throws IOException {
    Path file = Files.writeString(folder.resolve("file.txt"), "old");
    assertThrows(
        FileNotFoundException.class,
        () ->
            Output.write(
                file,
                writer -> {
                  writer.write("new");
                  writer.flush();
                  throw new FileNotFoundException();
                }));
    assertEquals("old", Files.readString(file));
    assertEquals(Set.of("file.txt"), names());
    Output.write(file, writer -> writer.write("new"));
    assertEquals("new", Files.readString(file));
  }

  @Test
  void aFolderIsNotReplaced() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThrows(FileSystemException.class, () -> Output.write(empty, writer -> writer.write("x")));
    assertTrue(Files.isDirectory(empty));
    assertEquals(Set.of("empty"), names());
  }

  @Test
  void aLinkIsFollowed() throws IOException {
    Path file = Files.writeString(folder.resolve("file.txt"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("file.txt"));
    Output.write(link, writer -> writer.write("new"));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(file));
  }

  @Test
  void aDeviceIsWrittenNotReplaced() throws IOException {
    Path device = Path.of("/dev/null");
    if (Files.exists(device)) {
      Output.write(device, writer -> writer.write("gone"));
      assertFalse(Files.isRegularFile(device));
    }
  }

  @Test
  void othersMayReadWhatTheUsersMaskAllows() throws IOException {
    Path plain = Files.writeString(folder.resolve("plain"), "");
    Path written = folder.resolve("written");
    Output.write(written, writer -> writer.write("x"));
    assertEquals(Files.getPosixFilePermissions(plain), Files.getPosixFilePermissions(written));
  }

  @Test
  void jsonLeavesItsWriterOpenAndEndsLinesAlike() throws IOException {
    StringWriter writer = new StringWriter();
    try (JsonGenerator json = Output.json(writer)) {
      json.writeStartObject();
      json.writeStringField("name", "ψ");
      json.writeEndObject();
    }
    writer.write("!");
    assertEquals("{\n  \"name\" : \"ψ\"\n}!", writer.toString());
  }
}
