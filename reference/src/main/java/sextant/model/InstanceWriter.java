package sextant.model;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.math.BigInteger;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;

/**
 * Writes an instance as JSON in the format {@code sextant/instance/1}, in one canonical layout: the
 * keys in the order of the format, numbers reduced, one line a prompt. Equal instances give equal
 * bytes, and {@link InstanceReader} reads an equal instance back.
 */
public final class InstanceWriter {
  /** Up to so many characters a product of logs is multiplied out instead of given a factor. */
  private static final int SHORT = 40;

  private static final BigFraction TIMES = Rationals.of(Limits.TIMES);

  private InstanceWriter() {}

  /**
   * The JSON text of an instance, with a line feed at the end.
   *
   * @throws IllegalArgumentException if a number of the instance has no form in the format, which
   *     knows rationals and t log q only, or breaks its limits
   */
  public static String toJson(Instance instance) {
    StringBuilder out = new StringBuilder();
    try {
      write(instance, out);
    } catch (IOException e) {
      throw new IllegalStateException("a StringBuilder failed", e);
    }
    return out.toString();
  }

  /**
   * Writes the JSON text of an instance, with a line feed at the end.
   *
   * @throws IllegalArgumentException as for {@link #toJson}
   */
  public static void write(Instance i, Appendable out) throws IOException {
    out.append("{\n  \"schema\": ").append(quote(InstanceReader.SCHEMA));
    key(out, "name").append(quote(i.name()));
    key(out, "prompts").append("[\n");
    for (int x = 0; x < i.promptCount(); x++) {
      out.append("    {\"name\": ").append(quote(i.promptName(x)));
      out.append(", \"mass\": ").append(rational(i.mass(x))).append('}');
      endRow(out, x, i.promptCount());
    }
    out.append("  ]");
    key(out, "responses").append('[');
    for (int y = 0; y < i.responseCount(); y++) {
      out.append(y == 0 ? "" : ", ").append(quote(i.responseName(y)));
    }
    out.append(']');
    writeFeatures(i, key(out, "features"));
    numbers(key(out, "thetaRef"), i.thetaRef());
    numbers(key(out, "theta"), i.theta());
    key(out, "beta").append(rational(i.beta()));
    key(out, "rho").append(rational(i.rho()));
    key(out, "delta").append(rational(i.delta()));
    BigFraction gamma = i.gamma();
    if (gamma != null) {
      key(out, "gamma").append(rational(gamma));
    }
    writeOracle(i, key(out, "oracle"));
    Domain domain = i.domain();
    if (domain != null) {
      writeDomain(domain, key(out, "domain"));
    }
    out.append("\n}\n");
  }

  private static void writeFeatures(Instance i, Appendable out) throws IOException {
    out.append("[\n");
    for (int x = 0; x < i.promptCount(); x++) {
      out.append("    [");
      for (int y = 0; y < i.responseCount(); y++) {
        rationals(out.append(y == 0 ? "" : ", "), i.features(x, y));
      }
      endRow(out.append(']'), x, i.promptCount());
    }
    out.append("  ]");
  }

  private static void writeOracle(Instance i, Appendable out) throws IOException {
    PreferenceOracle oracle = i.oracle();
    out.append("{\n    \"")
        .append(oracle.hasRewards() ? "rewards" : "preferences")
        .append("\": [\n");
    for (int x = 0; x < i.promptCount(); x++) {
      out.append("      [");
      for (int y = 0; y < i.responseCount(); y++) {
        out.append(y == 0 ? "" : ", ");
        if (oracle.hasRewards()) {
          out.append(number(oracle.reward(x, y)));
        } else {
          out.append('[');
          for (int other = 0; other < i.responseCount(); other++) {
            BigFraction p = oracle.rational(x, y, other);
            if (p == null) {
              throw new IllegalStateException("a table of preferences without an entry");
            }
            out.append(other == 0 ? "" : ", ").append(rational(p));
          }
          out.append(']');
        }
      }
      out.append(x + 1 < i.promptCount() ? "],\n" : "]\n");
    }
    out.append("    ]\n  }");
  }

  private static void writeDomain(Domain domain, Appendable out) throws IOException {
    if (domain.isBall()) {
      out.append("{\"ball\": {\"radius\": ").append(rational(domain.radius())).append("}}");
      return;
    }
    BigFraction[] lower = new BigFraction[domain.dimension()];
    BigFraction[] upper = new BigFraction[domain.dimension()];
    for (int k = 0; k < lower.length; k++) {
      lower[k] = domain.lower(k);
      upper[k] = domain.upper(k);
    }
    rationals(out.append("{\"box\": {\"lower\": "), lower);
    rationals(out.append(", \"upper\": "), upper);
    out.append("}}");
  }

  private static Appendable key(Appendable out, String key) throws IOException {
    return out.append(",\n  \"").append(key).append("\": ");
  }

  private static void endRow(Appendable out, int index, int count) throws IOException {
    out.append(index + 1 < count ? ",\n" : "\n");
  }

  private static void rationals(Appendable out, BigFraction[] values) throws IOException {
    out.append('[');
    for (int k = 0; k < values.length; k++) {
      out.append(k == 0 ? "" : ", ").append(rational(values[k]));
    }
    out.append(']');
  }

  private static void numbers(Appendable out, LogNumber[] values) throws IOException {
    out.append('[');
    for (int k = 0; k < values.length; k++) {
      out.append(k == 0 ? "" : ", ").append(number(values[k]));
    }
    out.append(']');
  }

  private static String quote(String text) {
    return "\"" + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
  }

  private static String rational(BigFraction q) {
    return "\"" + digits(q) + "\"";
  }

  /** A rational within the limit on digits. */
  private static String digits(BigFraction q) {
    // 4 bits or more a digit: whatever has more bits than this has more digits than allowed.
    if (q.getNumerator().bitLength() + q.getDenominator().bitLength() <= 4 * Limits.DIGITS) {
      String text = Rationals.format(q);
      if (text.length() - (text.startsWith("-") ? 1 : 0) - (text.indexOf('/') < 0 ? 0 : 1)
          <= Limits.DIGITS) {
        return text;
      }
    }
    throw new IllegalArgumentException(
        "a number of more than " + Limits.DIGITS + " digits cannot be written");
  }

  /**
   * A rational, or t log q. The sum of c_i log q_i is (1/L) log of the product of q_i^(L c_i), L
   * the common denominator of the c_i; the greatest common divisor g of the exponents goes into the
   * factor t = g/L, unless t would be a whole number and the product stays short without that.
   */
  static String number(LogNumber value) {
    LogNumber v = value.canonical();
    if (v.termCount() == 0) {
      return rational(v.rationalPart());
    }
    if (Rationals.signum(v.rationalPart()) != 0) {
      throw new IllegalArgumentException(
          "a sum of a rational and logarithms cannot be written: " + value);
    }
    BigInteger denominator = BigInteger.ONE;
    for (int i = 0; i < v.termCount(); i++) {
      BigInteger d = v.coefficient(i).getDenominator();
      denominator = denominator.divide(denominator.gcd(d)).multiply(d);
    }
    BigInteger divisor = BigInteger.ZERO;
    BigInteger[] exponents = new BigInteger[v.termCount()];
    for (int i = 0; i < exponents.length; i++) {
      BigFraction c = v.coefficient(i);
      exponents[i] = c.getNumerator().multiply(denominator.divide(c.getDenominator()));
      divisor = divisor.gcd(exponents[i]);
    }
    if (denominator.equals(BigInteger.ONE) && productBits(v, exponents) <= 4L * SHORT) {
      return "{\"log\": " + rational(product(v, exponents)) + "}";
    }
    BigFraction times = new BigFraction(divisor, denominator);
    BigInteger step = divisor;
    if (times.compareTo(TIMES) > 0) {
      // Canonical terms may split a perfect power; part of the factor then goes back into the log.
      BigInteger m =
          times.divide(TIMES).getNumerator().divide(times.divide(TIMES).getDenominator());
      m = m.add(BigInteger.ONE);
      while (m.bitLength() < 16 && divisor.mod(m).signum() != 0) {
        m = m.add(BigInteger.ONE);
      }
      step = divisor.mod(m).signum() == 0 ? divisor.divide(m) : divisor;
      times = new BigFraction(step, denominator);
    }
    for (int i = 0; i < exponents.length; i++) {
      exponents[i] = exponents[i].divide(step);
    }
    if (times.compareTo(TIMES) > 0 || productBits(v, exponents) > 4L * Limits.DIGITS) {
      throw new IllegalArgumentException("a logarithm beyond the limits cannot be written");
    }
    String log = "{\"log\": " + rational(product(v, exponents));
    return times.equals(BigFraction.ONE)
        ? log + "}"
        : log + ", \"times\": " + rational(times) + "}";
  }

  /** At least the bits of the numerator and denominator of the product, without making it. */
  private static long productBits(LogNumber v, BigInteger[] exponents) {
    long bits = 0;
    for (int i = 0; i < exponents.length; i++) {
      if (exponents[i].bitLength() > 31) {
        return Long.MAX_VALUE;
      }
      bits += (v.argument(i).bitLength() - 1L) * exponents[i].abs().longValueExact();
    }
    return bits;
  }

  private static BigFraction product(LogNumber v, BigInteger[] exponents) {
    BigInteger num = BigInteger.ONE;
    BigInteger den = BigInteger.ONE;
    for (int i = 0; i < exponents.length; i++) {
      BigInteger power = v.argument(i).pow(exponents[i].abs().intValueExact());
      if (exponents[i].signum() > 0) {
        num = num.multiply(power);
      } else {
        den = den.multiply(power);
      }
    }
    return new BigFraction(num, den);
  }
}
