package sextant.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** Logarithms in BigDecimal, to check printed exact forms without the code that printed them. */
final class Logs {

  private Logs() {}

  /** The value of {"rational": c0, "logs": [[c, q], ...]}. */
  static BigDecimal value(JsonNode exact, MathContext context) {
    BigDecimal sum = fraction(exact.get("rational").textValue(), context);
    for (JsonNode term : exact.get("logs")) {
      BigDecimal log = ln(new BigInteger(term.get(1).textValue()), context);
      sum = sum.add(fraction(term.get(0).textValue(), context).multiply(log, context), context);
    }
    return sum;
  }

  private static BigDecimal fraction(String text, MathContext context) {
    String[] parts = text.split("/");
    BigDecimal numerator = new BigDecimal(parts[0]);
    return parts.length == 1 ? numerator : numerator.divide(new BigDecimal(parts[1]), context);
  }

  /** log n = k log 2 + log(n / 2^k). */
  static BigDecimal ln(BigInteger n, MathContext context) {
    int k = n.bitLength() - 1;
    BigDecimal rest = new BigDecimal(n).divide(new BigDecimal(BigInteger.TWO.pow(k)), context);
    BigDecimal two = nearOne(BigDecimal.valueOf(2), context);
    return two.multiply(BigDecimal.valueOf(k), context).add(nearOne(rest, context), context);
  }

  /** log m = 2 (z + z^3/3 + z^5/5 + ...), z = (m - 1)/(m + 1) <= 1/3. */
  private static BigDecimal nearOne(BigDecimal m, MathContext context) {
    BigDecimal z = m.subtract(BigDecimal.ONE).divide(m.add(BigDecimal.ONE), context);
    BigDecimal square = z.multiply(z, context);
    BigDecimal power = z;
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal least = BigDecimal.ONE.scaleByPowerOfTen(-context.getPrecision());
    for (int i = 1; power.compareTo(least) > 0; i += 2) {
      sum = sum.add(power.divide(BigDecimal.valueOf(i), context), context);
      power = power.multiply(square, context);
    }
    return sum.add(sum);
  }
}
