package sextant.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.math3.fraction.BigFraction;

/** Every clause of every library stub, which proofs take on trust, against the library itself. */
class StubPropertyTest {

  /** What stands for a parameter of each type. */
  record Inputs(BigFraction self, BigFraction other, int i, int j, long l, long m) {
    Object[] arguments(Stub.Member member) {
      Class<?>[] types =
          member.real() == null ? new Class<?>[0] : member.real().getParameterTypes();
      Object[] arguments = new Object[types.length];
      for (int k = 0; k < types.length; k++) {
        boolean first = k == 0;
        if (types[k] == int.class) {
          arguments[k] = first ? i : j;
        } else if (types[k] == long.class) {
          arguments[k] = first ? l : m;
        } else if (types[k] == BigInteger.class) {
          arguments[k] = first ? self.getNumerator() : BigInteger.valueOf(m);
        } else if (types[k] == BigFraction.class) {
          arguments[k] = other;
        } else if (types[k] == Object.class) {
          arguments[k] = i % 3 == 0 ? self.add(0) : i % 3 == 1 ? other : l % 2 == 0 ? null : "x";
        } else {
          throw new IllegalArgumentException(
              "a stub has a parameter of type " + types[k] + ": say here what stands for it");
        }
      }
      return arguments;
    }
  }

  private static List<Stub> stubs() throws IOException, ReflectiveOperationException {
    Path root = Repository.here().jml();
    List<Stub> stubs = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jml")).sorted().toList()) {
        stubs.add(Stub.read(root, file));
      }
    }
    assertFalse(stubs.isEmpty());
    return stubs;
  }

  @Provide
  Arbitrary<Inputs> inputs() {
    Arbitrary<BigInteger> numerators =
        Arbitraries.oneOf(
            Arbitraries.bigIntegers().between(BigInteger.valueOf(-4), BigInteger.valueOf(4)),
            Arbitraries.bigIntegers()
                .between(BigInteger.TWO.pow(200).negate(), BigInteger.TWO.pow(200)));
    Arbitrary<BigInteger> denominators =
        Arbitraries.oneOf(
            Arbitraries.bigIntegers().between(BigInteger.ONE, BigInteger.valueOf(6)),
            Arbitraries.bigIntegers().between(BigInteger.ONE, BigInteger.TWO.pow(150)));
    Arbitrary<BigFraction> fractions =
        Combinators.combine(numerators, denominators).as(BigFraction::new);
    Arbitrary<Integer> ints =
        Arbitraries.oneOf(Arbitraries.integers().between(-3, 3), Arbitraries.integers());
    Arbitrary<Long> longs =
        Arbitraries.oneOf(Arbitraries.longs().between(-3, 3), Arbitraries.longs());
    return Combinators.combine(fractions, fractions, ints, ints, longs, longs).as(Inputs::new);
  }

  @Property(tries = 400)
  void everyClauseHolds(@ForAll("inputs") Inputs inputs)
      throws IOException, ReflectiveOperationException {
    for (Stub stub : stubs()) {
      for (Stub.Member member : stub.members()) {
        for (Stub.Case promise : member.cases()) {
          List<String> broken = broken(stub, member, promise, inputs, new ArrayList<>());
          assertEquals(List.of(), broken, stub.name() + " " + member.name() + " " + inputs);
        }
      }
    }
  }

  private static List<String> broken(
      Stub stub, Stub.Member member, Stub.Case promise, Inputs inputs, List<String> applied)
      throws IllegalAccessException {
    return stub.broken(member, promise, inputs.self(), inputs.arguments(member), applied);
  }

  /** Values among which every wrong clause must show; small, so that coincidences occur. */
  private static List<Inputs> samples() {
    List<BigFraction> fractions = new ArrayList<>();
    for (int[] q : new int[][] {{0, 1}, {1, 1}, {-1, 1}, {2, 3}, {-7, 3}, {5, 1}}) {
      fractions.add(new BigFraction(q[0], q[1]));
    }
    List<Inputs> samples = new ArrayList<>();
    for (BigFraction self : fractions) {
      for (BigFraction other : fractions) {
        for (int i : new int[] {0, 1, 2, -5}) {
          for (int j : new int[] {0, 3, -2}) {
            samples.add(new Inputs(self, other, i, j, i, j));
          }
        }
      }
    }
    return samples;
  }

  @Example
  void everyClauseIsPutToUse() throws IOException, ReflectiveOperationException {
    int clauses = 0;
    for (Stub stub : stubs()) {
      for (Stub.Member member : stub.members()) {
        for (Stub.Case promise : member.cases()) {
          Set<String> open = new TreeSet<>(promise.ensures());
          if (promise.exceptional()) {
            open.add(promise.signals());
          }
          clauses += open.size();
          for (Inputs inputs : samples()) {
            List<String> applied = new ArrayList<>();
            broken(stub, member, promise, inputs, applied);
            applied.forEach(open::remove);
          }
          assertTrue(open.isEmpty(), stub.name() + " " + member.name() + " never used: " + open);
        }
      }
    }
    assertTrue(clauses > 50, "only " + clauses + " clauses were found");
  }

  /** Each clause with one sign changed is wrong, and is seen to be. */
  @Example
  void wrongClausesAreSeen() throws IOException, ReflectiveOperationException {
    List<String> unseen = new ArrayList<>();
    int wrong = 0;
    for (Stub stub : stubs()) {
      for (Stub.Member member : stub.members()) {
        for (Stub.Case promise : member.cases()) {
          for (Stub.Case changed : changed(promise)) {
            wrong++;
            if (!isSeen(stub, member, changed)) {
              unseen.add(stub.name() + " " + member.name() + " " + changed);
            }
          }
        }
      }
    }
    assertTrue(wrong > 90, "only " + wrong + " wrong clauses were made");
    assertEquals(List.of(), unseen, "wrong clauses that no sample refutes");
  }

  private static boolean isSeen(Stub stub, Stub.Member member, Stub.Case changed)
      throws IllegalAccessException {
    for (Inputs inputs : samples()) {
      try {
        if (!broken(stub, member, changed, inputs, new ArrayList<>()).isEmpty()) {
          return true;
        }
      } catch (ArithmeticException | ClassCastException | NullPointerException e) {
        return true; // it has no meaning there
      }
    }
    return false;
  }

  private static final Map<String, String> WRONG = new LinkedHashMap<>();

  static {
    WRONG.put("==", "!=");
    WRONG.put("!=", "==");
    WRONG.put("<", ">");
    WRONG.put(">", "<");
    WRONG.put(">=", "<");
    WRONG.put("+", "-");
    WRONG.put("-", "+");
    WRONG.put("*", "+");
    WRONG.put("/", "*");
    WRONG.put("&&", "||");
  }

  private static List<Stub.Case> changed(Stub.Case promise) {
    List<Stub.Case> changed = new ArrayList<>();
    for (String clause : promise.ensures()) {
      for (String wrong : changed(clause)) {
        changed.add(new Stub.Case(promise.exceptional(), promise.requires(), List.of(wrong), ""));
      }
    }
    if (promise.exceptional()) {
      for (String clause : promise.requires()) {
        for (String wrong : changed(clause)) {
          changed.add(new Stub.Case(true, List.of(wrong), List.of(), promise.signals()));
        }
      }
      changed.add(new Stub.Case(true, promise.requires(), List.of(), "NumberFormatException"));
    }
    return changed;
  }

  private static List<String> changed(String clause) {
    List<String> changed = new ArrayList<>();
    Matcher sign = Pattern.compile("<==>|==>|<=|>=|==|!=|&&|[-+*/<>]").matcher(clause);
    while (sign.find()) {
      String other = WRONG.get(sign.group());
      if (other != null) {
        changed.add(clause.substring(0, sign.start()) + other + clause.substring(sign.end()));
      }
    }
    return changed;
  }
}
