package sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Domain;
import sextant.model.InputException;
import sextant.model.Instance;
import sextant.model.InstanceReader;
import sextant.model.InstanceWriter;
import sextant.model.LogRational;

/** The importer of win tables, by hand and against the shipped real data. */
class WinsCsvTest {
  private static WinsCsv.Result read(String csv) throws InputException {
    byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
    return WinsCsv.read("w.csv", new ByteArrayInputStream(bytes), WinsCsv.Options.named("w"));
  }

  @Test
  void pairwiseTable() throws InputException {
    WinsCsv.Result result =
        read(
            "prompt,response_a,response_b,wins_a,wins_b,ties\n"
                + "x,a,b,3,1,\nx,b,a,0,1,2\ny,c,a,1,0,1\n");
    Instance i = result.instance();
    // a against b: 3 + 1 + 1 wins of 7 comparisons, (5 + 1/2)/8.
    assertEquals(Rationals.of(11, 16), i.oracle().rational(0, 0, 1));
    assertEquals(Rationals.of(1, 2), i.oracle().rational(0, 0, 2));
    // c against a: 3/2 of 2, (3/2 + 1/2)/3.
    assertEquals(Rationals.of(2, 3), i.oracle().rational(1, 2, 0));
    assertEquals(Rationals.of(7, 9), i.mass(0));
    assertEquals(Rationals.of(1, 4), i.delta());
    assertEquals(Rationals.of(1, 8), i.rho());
    assertEquals(2, i.dimension());
    assertTrue(result.notes().contains("pairs never compared, given the preference 1/2: 4"));
    assertNotNull(LogRational.of(i));
  }

  @Test
  void baselineTable() throws InputException {
    Instance i =
        read("\uFEFFlosses,prompt,response,wins,mass,feature:length,feature:lists\r\n"
                + "0,x,a,2,1/4,0.5,1\r\n1,x,\"b, quoted\",1,1/4,-3,0\r\n"
                + "1,y,a,0,1/2,2,0\r\n0,y,\"b, quoted\",0,1/2,1/3,0\r\n")
            .instance();
    assertEquals(LogNumber.log(Rationals.of(5)), i.oracle().reward(0, 0));
    assertEquals(LogNumber.log(Rationals.of(1, 3)), i.oracle().reward(1, 0));
    assertEquals(LogNumber.ZERO, i.oracle().reward(1, 1));
    assertEquals(Rationals.of(1, 3), i.mass(0));
    assertEquals(Rationals.of(-3), i.feature(0, 1, 0));
    assertEquals("b, quoted", i.responseName(1));
    // The worst preference is sigma(-log 5) = 1/6.
    assertEquals(Rationals.of(1, 6), i.delta());
    assertTrue(i.theta(0).isZero() && i.theta(1).isZero());
  }

  @Test
  void realDataIsReproduced() throws Exception {
    StringBuilder csv = new StringBuilder("prompt,response,wins,losses,mass\n");
    JsonNode counts;
    try (InputStream in =
        WinsCsvTest.class.getResourceAsStream("/sextant/model/alpacaeval-counts.json")) {
      counts = new ObjectMapper().readTree(in).get("counts");
    }
    String[] prompts = {"helpful_base", "koala", "oasst", "selfinstruct", "vicuna"};
    int[] sizes = {129, 156, 188, 252, 80};
    Instance shipped;
    try (InputStream in =
        WinsCsvTest.class.getResourceAsStream("/sextant/spec/instances/alpacaeval-log.json")) {
      shipped = InstanceReader.read("alpacaeval-log.json", in);
    }
    for (int x = 0; x < prompts.length; x++) {
      for (int y = 0; y < shipped.responseCount(); y++) {
        JsonNode c = counts.get(prompts[x]).get(shipped.responseName(y));
        int w2 = c.get("w2").intValue();
        csv.append(prompts[x]).append(',').append(shipped.responseName(y)).append(',');
        csv.append(w2).append("/2,").append(2 * c.get("n").intValue() - w2).append("/2,");
        csv.append(sizes[x]).append('\n');
      }
    }
    Instance read = read(csv.toString()).instance();
    for (int x = 0; x < shipped.promptCount(); x++) {
      assertEquals(shipped.promptName(x), read.promptName(x));
      assertEquals(shipped.mass(x), read.mass(x));
      for (int y = 0; y < shipped.responseCount(); y++) {
        assertEquals(shipped.oracle().reward(x, y), read.oracle().reward(x, y));
      }
    }
    assertEquals(shipped.delta(), read.delta());
    assertEquals(shipped.rho(), read.rho());
    assertNotNull(LogRational.of(read));
    assertEquals(Domain.Membership.INSIDE, read.domain().contains(read.theta(), read.thetaRef()));
    // What was imported can be written and read, and is the same every time.
    String json = InstanceWriter.toJson(read);
    assertEquals(json, InstanceWriter.toJson(read(csv.toString()).instance()));
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    assertEquals(
        json, InstanceWriter.toJson(InstanceReader.read("j", new ByteArrayInputStream(bytes))));
  }

  @ParameterizedTest(name = "{1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "^^|/|the file is empty",
        "a,b|line 1|the header must have prompt,response_a,response_b,wins_a,wins_b or"
            + " prompt,response,wins,losses",
        "prompt,response,wins,losses|line 2|the table has a header and no rows",
        "prompt,response,wins,losses,x;p,a,1,2,3|line 1|unknown column \"x\"; the header must have"
            + " prompt,response_a,response_b,wins_a,wins_b or prompt,response,wins,losses",
        "prompt,prompt,response,wins,losses|line 1|the column \"prompt\" stands twice in the"
            + " header",
        "prompt,response,wins,losses;p,a,1|line 2|expected 4 fields, as in the header; found 3",
        "prompt,response,wins,losses;p,a,1,2;p,b,-1,2|line 3|column wins: must not be negative",
        "prompt,response,wins,losses;p,a,one,2|line 2|column wins: not a rational number: use"
            + " \"3/7\", \"-2\" or \"0.25\", not \"one\"",
        "prompt,response,wins,losses;p,a,,2|line 2|column wins: not a rational number: use \"3/7\","
            + " \"-2\" or \"0.25\", not \"\"",
        "prompt,response,wins,losses;p,a,1/101,2|line 2|column wins: the denominator must be at"
            + " most 100",
        "prompt,response,wins,losses;p,a,1,2;p,a,1,2|line 3|a second row of the same prompt and"
            + " response",
        "prompt,response,wins,losses;p,a,1,2;q,b,1,2|line 4|no row of prompt \"p\" and response"
            + " \"b\"",
        "prompt,response,wins,losses;p,,1,2|line 2|column response: a name must not be empty",
        "prompt,response,wins,losses,mass;p,a,1,2,1;p,b,1,2,2|line 3|column mass: not the same as"
            + " in the earlier rows of this prompt",
        "prompt,response,wins,losses,mass;p,a,1,2,0|line 3|the masses or the numbers of comparisons"
            + " are all 0",
        "prompt,response_a,response_b,wins_a,wins_b;p,a,a,1,2|line 2|response_a and response_b are"
            + " the same",
      })
  void malformedTables(String csv, String where, String rule) {
    String text = csv == null ? "" : csv.replace(';', '\n');
    InputException e = assertThrows(InputException.class, () -> read(text));
    assertEquals("w.csv: " + where + ": " + rule, e.getMessage());
  }

  @Test
  void openQuotesAndMissingFiles() {
    InputException open =
        assertThrows(InputException.class, () -> read("prompt,response,wins,losses\np,\"a,1,2\n"));
    assertTrue(open.getMessage().startsWith("w.csv: line 2: "), open.getMessage());
    Path missing = Path.of("no", "such.csv");
    InputException e =
        assertThrows(InputException.class, () -> WinsCsv.read(missing, WinsCsv.Options.named("w")));
    assertEquals(missing + ": /: no such file", e.getMessage());
  }
}
