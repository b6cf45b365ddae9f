package sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... args) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(args);
  }

  @Test
  void versionIsPrinted() {
    assertEquals(0, execute("--version"));
    assertTrue(out.toString().startsWith("sextant 0."), out.toString());
  }

  @Test
  void withoutArgumentsUsageIsPrinted() {
    assertEquals(0, execute());
    assertTrue(out.toString().contains("Usage: sextant"), out.toString());
  }

  @Test
  void mainReturnsWhenAllIsWell() {
    Main.main(new String[] {"--version"});
  }

  @Test
  void unknownOptionIsBadUsage() {
    assertEquals(2, execute("--nonsense"));
    assertTrue(err.toString().contains("--nonsense"), err.toString());
  }
}
