package sextant.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.audit.Show;
import sextant.curvature.BestModulus;
import sextant.curvature.FeatureBounds;
import sextant.curvature.PenaltyConstants;
import sextant.curvature.WeakConvexityModulus;
import sextant.exact.Decimals;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.exact.Rationals;
import sextant.model.Instance;

/** The true modulus of one instance beside the constants that bound it. */
public final class ModulusReport implements Report {

  private static final int BITS = 96;
  private static final int DIGITS = 8;
  private static final int PLACES = 40;

  private final Instance instance;
  private final WeakConvexityModulus modulus;
  private final BigFraction radius;
  private final BigFraction norm;
  private final BigFraction reach;

  /**
   * A report.
   *
   * @param instance an instance with a domain
   * @param modulus its modulus
   */
  public ModulusReport(Instance instance, WeakConvexityModulus modulus) {
    this.instance = instance;
    this.modulus = modulus;
    FeatureBounds bounds = FeatureBounds.of(instance);
    radius = bounds.radius();
    norm = bounds.norm();
    BigFraction found = FeatureBounds.reach(instance);
    if (found == null) {
      throw new IllegalArgumentException("the instance has no domain");
    }
    reach = found;
  }

  /**
   * The bounds by name: with the paper's B the published one, with the certified balls' the rest.
   */
  private Map<String, Interval> constants() {
    Map<String, Interval> constants = new LinkedHashMap<>();
    constants.put("published", Interval.from(PenaltyConstants.modulusPublished(norm, reach), BITS));
    constants.put("sharper", Interval.from(PenaltyConstants.modulus(radius, reach), BITS));
    constants.put("universal", PenaltyConstants.modulusUniversal(radius, reach, BITS));
    constants.put("best", best());
    return constants;
  }

  /** The least modulus proved for all instances of this B and D, to a relative 2^-40 or so. */
  private Interval best() {
    BigFraction t = reach.multiply(radius);
    int size = t.getNumerator().bitLength() - t.getDenominator().bitLength();
    return BestModulus.upperBound(t, PLACES - Math.max(0, size))
        .multiply(Rationals.square(radius), BITS);
  }

  private String formula(String name) {
    return switch (name) {
      case "published" -> "16B² + 4DB³, B = max ‖ψ‖";
      case "sharper" -> "2B² + 2DB³, B of certified balls";
      case "universal" -> "2S*B² + 2DB³";
      default ->
          reach.multiply(radius).compareTo(BigFraction.ONE) >= 0
              ? "τ(DB)B²: the least possible for all instances of this B and D"
              : "((1 − DB)2S* + DB·τ(1))B²";
    };
  }

  /** How many times the modulus a constant is, or null where that is not known or infinite. */
  private @Nullable Interval slack(Interval constant) {
    Dyadic lower = modulus.lower();
    Dyadic upper = modulus.upper();
    Interval slack = null;
    if (lower != null && upper != null && lower.signum() > 0) {
      slack = constant.divide(Interval.of(lower, upper), BITS);
    }
    return slack;
  }

  /** The report as text. */
  @Override
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(instance.name()).append('\n');
    text.append(String.format("  %-10s %s%n", "kappa*", enclosure()));
    text.append(
        String.format(
            Locale.ROOT,
            "  %-10s %d boxes in %d chambers%s%n",
            "",
            modulus.boxes(),
            modulus.chamberCount(),
            modulus.isComplete() ? "" : "; UNDECIDED above: more boxes are needed"));
    constants()
        .forEach(
            (name, constant) -> {
              Interval slack = slack(constant);
              text.append(
                  String.format(
                      "  %-10s %s%s  (%s)%n",
                      name,
                      Show.interval(constant, DIGITS),
                      slack == null ? "" : ", " + Show.interval(slack, 2) + " times kappa*",
                      formula(name)));
            });
    return text.toString();
  }

  private String enclosure() {
    Dyadic lower = modulus.lower();
    Dyadic upper = modulus.upper();
    String least = lower == null ? "unknown" : Decimals.floor(lower, DIGITS);
    return upper == null
        ? "at least " + least
        : "from " + least + " to " + Decimals.ceiling(upper, DIGITS);
  }

  /**
   * Writes {@code sextant/modulus/1}, described by {@code spec/schema/modulus-1.json}.
   *
   * @param json where to
   */
  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("schema", "sextant/modulus/1");
    json.writeStringField("instance", instance.name());
    json.writeBooleanField("complete", modulus.isComplete());
    json.writeNumberField("boxes", modulus.boxes());
    json.writeNumberField("chambers", modulus.chamberCount());
    Dyadic lower = modulus.lower();
    Dyadic upper = modulus.upper();
    json.writeFieldName("modulus");
    json.writeStartObject();
    if (lower != null) {
      json.writeStringField("lo", Decimals.floor(lower, DIGITS));
    }
    if (upper != null) {
      json.writeStringField("hi", Decimals.ceiling(upper, DIGITS));
    }
    json.writeEndObject();
    json.writeFieldName("constants");
    json.writeStartObject();
    for (Map.Entry<String, Interval> entry : constants().entrySet()) {
      json.writeFieldName(entry.getKey());
      writeLeaf(json, entry.getValue(), DIGITS);
    }
    json.writeEndObject();
    json.writeFieldName("slack");
    json.writeStartObject();
    for (Map.Entry<String, Interval> entry : constants().entrySet()) {
      Interval slack = slack(entry.getValue());
      if (slack != null) {
        json.writeFieldName(entry.getKey());
        writeLeaf(json, slack, 2);
      }
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeLeaf(JsonGenerator json, Interval value, int digits) throws IOException {
    json.writeStartObject();
    json.writeStringField("lo", Decimals.floor(value.lo(), digits));
    json.writeStringField("hi", Decimals.ceiling(value.hi(), digits));
    json.writeEndObject();
  }
}
