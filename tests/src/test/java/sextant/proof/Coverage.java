package sextant.proof;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import sextant.audit.proof.KernelMethod;
import sextant.audit.proof.KernelSources;
import sextant.audit.proof.Verification;

/**
 * How many of the kernel's public methods are proved. Methods that only hand out a field do not
 * count, and neither do the verifier's model functions.
 */
final class Coverage {

  private static final Pattern VALUE =
      Pattern.compile("\\.value\\b|\\\\result(\\[\\w+\\])?(\\s*[=<>?]|;|$)");

  private static final String CLAUSES =
      "(?=\\b(ensures|requires|signals|signals_only|also|pure|measured_by|assignable)\\b)";

  /** The numbers of one package, or of all. */
  static final class Row {
    private int proved;
    private int safety;
    private final Map<Verification.Kind, Integer> unproved = new EnumMap<>(Verification.Kind.class);

    int proved() {
      return proved;
    }

    /** Of the proved, those whose contract states shape and safety and no value. */
    int safety() {
      return safety;
    }

    int of(Verification.Kind kind) {
      return unproved.getOrDefault(kind, 0);
    }

    /** Proved, in percent of what is proved or should be, rounded down. */
    int percent() {
      int wanted = proved + of(Verification.Kind.OPEN);
      return wanted == 0 ? 100 : 100 * proved / wanted;
    }

    private void count(Verification record, KernelMethod method) {
      Verification.Unproved entry = record.unproved(method.id());
      if (record.proof(method.id()) != null) {
        proved++;
        safety += statesValue(method.contract()) ? 0 : 1;
      } else {
        unproved.merge(entry == null ? Verification.Kind.OPEN : entry.kind(), 1, (a, b) -> a + b);
      }
    }
  }

  private final Map<String, Row> packages = new TreeMap<>();
  private final Row total = new Row();
  private final List<String> unlisted = new ArrayList<>();

  Coverage(Verification record, KernelSources sources) {
    for (KernelMethod method : sources.methods()) {
      if (counts(method)) {
        String name = method.owner().split("\\.")[1];
        packages.computeIfAbsent(name, n -> new Row()).count(record, method);
        total.count(record, method);
        if (record.proof(method.id()) == null && record.unproved(method.id()) == null) {
          unlisted.add(method.id());
        }
      }
    }
  }

  /** Whether some ensures clause says what the result, or a number in it, is or lies between. */
  static boolean statesValue(String contract) {
    boolean states = false;
    for (String clause : contract.split(CLAUSES)) {
      states |= clause.startsWith("ensures") && VALUE.matcher(clause).find();
    }
    return states;
  }

  static boolean counts(KernelMethod method) {
    return method.isPublic() && !method.isTrivial();
  }

  /** By the package's simple name. */
  Map<String, Row> packages() {
    return packages;
  }

  Row total() {
    return total;
  }

  /** Methods that count and of which the record says nothing. */
  List<String> unlisted() {
    return unlisted;
  }
}
