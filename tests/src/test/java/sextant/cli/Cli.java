package sextant.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Runs the command line inside the test's own process, and finds the repository's files. */
final class Cli {

  static final ObjectMapper JSON = new ObjectMapper();

  /** The repository, wherever below it the tests were started. */
  static final Path ROOT = root();

  static final Path INSTANCES = ROOT.resolve("spec/instances");

  private Cli() {}

  /** What a run left behind. */
  record Run(int code, String out, String err) {
    JsonNode json() {
      try {
        return JSON.readTree(out);
      } catch (IOException e) {
        throw new AssertionError("not JSON: " + out + err, e);
      }
    }
  }

  static Run run(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    int code = line.execute(Stream.of(args).map(String::valueOf).toArray(String[]::new));
    return new Run(code, out.toString(), err.toString());
  }

  /** A shipped instance by its name. */
  static Path shipped(String name) {
    return INSTANCES.resolve(name + ".json");
  }

  /** The shipped instances. */
  static List<Path> allShipped() {
    try (Stream<Path> files = Files.list(INSTANCES)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Copies shipped instances into a folder. */
  static Path copy(Path folder, String... names) throws IOException {
    for (String name : names) {
      Files.copy(shipped(name), folder.resolve(name + ".json"));
    }
    return folder;
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isRegularFile(folder.resolve("sextant"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new AssertionError("the tests run inside the repository");
    }
    return folder;
  }
}
