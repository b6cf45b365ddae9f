package sextant.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;

/** What a command has to say, for people and for machines. */
public interface Report {

  /** Lines of text. */
  String text();

  /** One JSON document. */
  void write(JsonGenerator json) throws IOException;

  /**
   * Prints it.
   *
   * @param out where to
   * @param json whether as JSON
   */
  default void print(PrintWriter out, boolean json) throws IOException {
    if (json) {
      try (JsonGenerator generator = Output.json(out)) {
        write(generator);
      }
      out.println();
    } else {
      out.print(text());
    }
    out.flush();
  }
}
