package sextant.proof;

import java.lang.reflect.Method;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.math3.fraction.BigFraction;

/**
 * A clause of a library stub, evaluated on actual objects. It reads the JML that stubs use:
 * arithmetic over {@code \real}, comparisons, connectives, {@code .value}, casts, calls without
 * arguments, numeratorOf and denominatorOf. Rationals here are pairs of integers of our own, so
 * that the library is not checked by itself.
 */
final class Clause {

  /** A rational number; the denominator is positive, nothing is reduced. */
  record Ratio(BigInteger over, BigInteger under) {
    static Ratio of(BigInteger over, BigInteger under) {
      return under.signum() < 0 ? new Ratio(over.negate(), under.negate()) : new Ratio(over, under);
    }

    static Ratio of(long n) {
      return new Ratio(BigInteger.valueOf(n), BigInteger.ONE);
    }

    Ratio plus(Ratio o) {
      return of(over.multiply(o.under).add(o.over.multiply(under)), under.multiply(o.under));
    }

    Ratio times(Ratio o) {
      return of(over.multiply(o.over), under.multiply(o.under));
    }

    Ratio minus(Ratio o) {
      return plus(new Ratio(o.over.negate(), o.under));
    }

    Ratio dividedBy(Ratio o) {
      if (o.over.signum() == 0) {
        throw new ArithmeticException("the clause divides by zero");
      }
      return of(over.multiply(o.under), under.multiply(o.over));
    }

    int compare(Ratio o) {
      return over.multiply(o.under).compareTo(o.over.multiply(under));
    }
  }

  private interface Node {
    Object value(Map<String, Object> names);
  }

  private static final Pattern TOKEN =
      Pattern.compile("<==>|==>|<=|>=|==|!=|&&|\\|\\||\\\\?\\w+|[-+*/!<>().]");

  private final String text;
  private final List<String> tokens = new ArrayList<>();
  private final Node root;
  private int at;

  private Clause(String text) {
    this.text = text;
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    root = equivalence();
    if (at < tokens.size()) {
      throw fault();
    }
  }

  static Clause parse(String text) {
    return new Clause(text);
  }

  /** Whether it holds, with the given meanings of this, \result and the parameters. */
  boolean holds(Map<String, Object> names) {
    return (Boolean) root.value(names);
  }

  private IllegalArgumentException fault() {
    return new IllegalArgumentException("cannot read '" + text + "' at token " + at);
  }

  private boolean take(String token) {
    boolean found = at < tokens.size() && tokens.get(at).equals(token);
    at += found ? 1 : 0;
    return found;
  }

  private void expect(String token) {
    if (!take(token)) {
      throw fault();
    }
  }

  private static boolean truth(Node node, Map<String, Object> names) {
    return (Boolean) node.value(names);
  }

  private static Ratio number(Node node, Map<String, Object> names) {
    Object value = node.value(names);
    if (value instanceof Integer || value instanceof Long) {
      return Ratio.of(((Number) value).longValue());
    }
    return (Ratio) value;
  }

  private Node equivalence() {
    Node left = implication();
    while (take("<==>")) {
      Node first = left;
      Node second = implication();
      left = names -> truth(first, names) == truth(second, names);
    }
    return left;
  }

  private Node implication() {
    Node left = disjunction();
    if (take("==>")) {
      Node second = implication();
      return names -> !truth(left, names) || truth(second, names);
    }
    return left;
  }

  private Node disjunction() {
    Node left = conjunction();
    while (take("||")) {
      Node first = left;
      Node second = conjunction();
      left = names -> truth(first, names) || truth(second, names);
    }
    return left;
  }

  private Node conjunction() {
    Node left = comparison();
    while (take("&&")) {
      Node first = left;
      Node second = comparison();
      left = names -> truth(first, names) && truth(second, names);
    }
    return left;
  }

  private Node comparison() {
    Node left = sum();
    for (String sign : List.of("==", "!=", "<=", ">=", "<", ">")) {
      if (take(sign)) {
        Node right = sum();
        return names -> compare(sign, number(left, names).compare(number(right, names)));
      }
    }
    if (take("instanceof")) {
      String type = tokens.get(at++);
      return names -> {
        Object value = left.value(names);
        return value != null && value.getClass().getSimpleName().equals(type);
      };
    }
    return left;
  }

  private static boolean compare(String sign, int order) {
    return switch (sign) {
      case "==" -> order == 0;
      case "!=" -> order != 0;
      case "<=" -> order <= 0;
      case ">=" -> order >= 0;
      case "<" -> order < 0;
      default -> order > 0;
    };
  }

  private Node sum() {
    Node left = product();
    while (true) {
      Node first = left;
      if (take("+")) {
        Node second = product();
        left = names -> number(first, names).plus(number(second, names));
      } else if (take("-")) {
        Node second = product();
        left = names -> number(first, names).minus(number(second, names));
      } else {
        return left;
      }
    }
  }

  private Node product() {
    Node left = prefix();
    while (true) {
      Node first = left;
      if (take("*")) {
        Node second = prefix();
        left = names -> number(first, names).times(number(second, names));
      } else if (take("/")) {
        Node second = prefix();
        left = names -> number(first, names).dividedBy(number(second, names));
      } else {
        return left;
      }
    }
  }

  private Node prefix() {
    if (take("!")) {
      Node inner = prefix();
      return names -> !truth(inner, names);
    }
    return postfix();
  }

  private Node postfix() {
    Node node = primary();
    while (take(".")) {
      Node inner = node;
      if (take("value")) {
        node = names -> real(inner.value(names));
      } else {
        String name = tokens.get(at++);
        expect("(");
        expect(")");
        node = names -> call(inner.value(names), name);
      }
    }
    return node;
  }

  private Node primary() {
    if (take("(")) {
      boolean cast =
          at + 1 < tokens.size()
              && tokens.get(at).matches("[A-Z]\\w*")
              && tokens.get(at + 1).equals(")");
      if (cast) {
        at += 2;
        return prefix();
      }
      Node inner = equivalence();
      expect(")");
      return inner;
    }
    if (at >= tokens.size()) {
      throw fault();
    }
    String token = tokens.get(at++);
    if (token.matches("\\d+")) {
      Ratio number = Ratio.of(Long.parseLong(token));
      return names -> number;
    }
    if (token.equals("true") || token.equals("false")) {
      Boolean constant = Boolean.valueOf(token);
      return names -> constant;
    }
    if (take("(")) {
      if (token.equals("numeratorOf") || token.equals("denominatorOf")) {
        Node inner = equivalence();
        expect(")");
        boolean over = token.equals("numeratorOf");
        return names -> reduced(number(inner, names), over);
      }
      expect(")");
      return names -> call(names.get("this"), token);
    }
    if (!token.matches("\\\\?\\w+")) {
      throw fault();
    }
    return names -> named(names, token);
  }

  private static Object named(Map<String, Object> names, String name) {
    if (!names.containsKey(name)) {
      throw new IllegalArgumentException("what is " + name + "?");
    }
    return names.get(name);
  }

  /** The stub's functions; it promises nothing of the denominator of 0, which hence is odd here. */
  private static Ratio reduced(Ratio q, boolean over) {
    BigInteger gcd = q.over.gcd(q.under);
    BigInteger under = q.over.signum() == 0 ? BigInteger.ZERO : q.under.divide(gcd);
    return new Ratio(over ? q.over.divide(gcd) : under, BigInteger.ONE);
  }

  private static Ratio real(Object object) {
    if (object instanceof BigInteger integer) {
      return new Ratio(integer, BigInteger.ONE);
    }
    BigFraction fraction = (BigFraction) object;
    return Ratio.of(fraction.getNumerator(), fraction.getDenominator());
  }

  private static Object call(Object target, String name) {
    try {
      Method method = target.getClass().getMethod(name);
      return method.invoke(target);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
