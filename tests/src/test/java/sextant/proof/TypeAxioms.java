package sextant.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;

/**
 * OpenJML begins each obligation with axioms on the types of all references: that no object belongs
 * to two classes, for every pair of classes. The solver instantiates them for every reference,
 * which is most of its work, and they hardly ever matter. So they are left out wherever the rest is
 * enough. That can only make a proof stronger: it uses fewer assumptions.
 */
final class TypeAxioms {

  /** One line, as OpenJML writes them. */
  private static final String AXIOM = "^\\(assert \\(forall .*(SubType|erasure).*$";

  private static final Pattern LINES = Pattern.compile(AXIOM, Pattern.MULTILINE);

  private static final String NOTE =
      "; Without the axioms that OpenJML gives on the types of all references.\n";

  private TypeAxioms() {}

  /** The obligation without them, which it says in its second line. */
  static String without(String smt) {
    int second = smt.indexOf('\n') + 1;
    String rest = LINES.matcher(smt.substring(second)).replaceAll("");
    return smt.substring(0, second) + NOTE + rest.replaceAll("\n{2,}", "\n");
  }

  /**
   * A program for OpenJML to run: the solver, which does not get to hear of them. The solver takes
   * the script's place, so that OpenJML can end it and sees it end.
   *
   * @param folder where to write it
   * @param solver the solver's path
   */
  static Path filter(Path folder, String solver) throws IOException {
    Path script = folder.resolve("solver.sh");
    Files.writeString(
        script,
        "#!/usr/bin/env bash\nexec '"
            + solver
            + "' \"$@\" < <(exec sed -u -E 's/"
            + AXIOM
            + "/(assert true)/')\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script;
  }
}
