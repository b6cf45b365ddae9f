package sextant.descent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.log;
import static sextant.testing.Samples.number;
import static sextant.testing.Samples.q;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.envelope.Projection;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.model.InstanceBuilder;
import sextant.testing.Samples;

/** Projected steps against exact projections and against decimals of 120 digits. */
@Tag("ORA-Alg1")
class ProjectedStepTest {

  private static final MathContext LONG = new MathContext(120);
  private static final BigDecimal SPARE = new BigDecimal("1E-90");
  private static final int GUARD = 96;
  private static final String[] STEPS = {
    "1/1000000000000000000000", "1/3", "1", "1000000000000", "-1", "0"
  };
  private static final int[] PLACES = {16, 24, 64, 200};

  private static BigDecimal decimal(BigFraction v) {
    return new BigDecimal(v.getNumerator()).divide(new BigDecimal(v.getDenominator()), LONG);
  }

  private static BigDecimal decimal(LogNumber v) {
    return decimal(v.enclose(400).lo().toFraction());
  }

  private static BigDecimal norm(BigDecimal[] v) {
    BigDecimal total = BigDecimal.ZERO;
    for (BigDecimal part : v) {
      total = total.add(part.multiply(part));
    }
    return total.sqrt(LONG);
  }

  /** One step of a case, and where it should have led. */
  private record Case(
      Instance instance, Domain domain, BigFraction[] offset, BigFraction[] gradient) {

    /** theta - eta G - theta_ref. */
    BigFraction[] move(BigFraction eta) {
      BigFraction[] move = new BigFraction[offset.length];
      for (int k = 0; k < move.length; k++) {
        move[k] = offset[k].subtract(gradient[k].multiply(eta));
      }
      return move;
    }

    ProjectedStep step(BigFraction eta, int places) {
      Interval[] g = new Interval[gradient.length];
      for (int k = 0; k < g.length; k++) {
        g[k] = Interval.from(gradient[k], places + GUARD);
      }
      return ProjectedStep.of(instance, domain, g, eta, places, places + GUARD);
    }

    /** proj(theta_ref + move) - theta_ref in decimals, by its definition. */
    BigDecimal[] nearest(BigFraction[] move) {
      BigDecimal[] end = new BigDecimal[move.length];
      for (int k = 0; k < end.length; k++) {
        end[k] = decimal(move[k]);
      }
      BigDecimal norm = norm(end);
      for (int k = 0; k < end.length; k++) {
        if (!domain.isBall()) {
          BigDecimal ref = decimal(instance.thetaRef(k));
          end[k] = end[k].max(decimal(domain.lower(k)).subtract(ref, LONG));
          end[k] = end[k].min(decimal(domain.upper(k)).subtract(ref, LONG));
        } else if (norm.compareTo(decimal(domain.radius())) > 0) {
          end[k] = end[k].multiply(decimal(domain.radius())).divide(norm, LONG);
        }
      }
      return end;
    }

    BigFraction[] offset(ProjectedStep step) {
      BigFraction[] offset = new BigFraction[gradient.length];
      for (int k = 0; k < offset.length; k++) {
        LogNumber gap = step.point()[k].subtract(instance.thetaRef(k));
        assertTrue(gap.isRational(), "the offset is a multiple of 2^-places");
        offset[k] = gap.rationalPart();
      }
      return offset;
    }
  }

  private static Instance instance(LogNumber[] ref, LogNumber[] theta, Domain domain) {
    BigFraction[][][] psi = new BigFraction[1][2][ref.length];
    for (int k = 0; k < ref.length; k++) {
      psi[0][0][k] = BigFraction.ONE;
      psi[0][1][k] = BigFraction.ZERO;
    }
    return new InstanceBuilder("step")
        .prompts(new String[] {"x"}, new BigFraction[] {BigFraction.ONE})
        .responses(new String[] {"a", "b"})
        .features(psi)
        .thetaRef(ref)
        .theta(theta)
        .beta(BigFraction.ONE)
        .rho(BigFraction.ZERO)
        .delta(BigFraction.ONE_HALF)
        .oracle(Samples.two("1/2"))
        .domain(domain)
        .build();
  }

  /**
   * A point inside, on the sphere or on faces; a gradient that is none, small, or far too large.
   */
  private static Case random(Random random) {
    int d = 1 + random.nextInt(3);
    LogNumber[] ref = new LogNumber[d];
    BigFraction[] offset = new BigFraction[d];
    BigFraction[] gradient = new BigFraction[d];
    BigFraction size = q(new String[] {"0", "1/1000000", "1", "1000000000"}[random.nextInt(4)]);
    for (int k = 0; k < d; k++) {
      ref[k] = random.nextBoolean() ? log("3/2") : number("1/5");
      offset[k] = new BigFraction(random.nextInt(21) - 10, 8);
      gradient[k] = size.multiply(new BigFraction(random.nextInt(2001) - 1000, 777));
    }
    boolean ball = random.nextBoolean();
    Domain domain = ball ? ballWith(random, offset) : boxWith(random, ref, offset);
    LogNumber[] theta = ref.clone();
    for (int k = 0; k < d; k++) {
      theta[k] = ref[k].add(LogNumber.of(offset[k]));
    }
    return new Case(instance(ref, theta, domain), domain, offset, gradient);
  }

  /** A ball with a point that may lie on its sphere: Pythagorean. */
  private static Domain ballWith(Random random, BigFraction[] offset) {
    BigFraction[][] on = {{q("3/4")}, {q("-5/13"), q("12/13")}, {q("2/3"), q("-1/3"), q("2/3")}};
    if (random.nextBoolean()) {
      System.arraycopy(on[offset.length - 1], 0, offset, 0, offset.length);
      return Domain.ball(offset.length == 1 ? q("3/4") : BigFraction.ONE);
    }
    return Domain.ball(new BigFraction(20 + random.nextInt(30), 8));
  }

  /** A box around theta_ref with a point that may lie on faces, where these are rational. */
  private static Domain boxWith(Random random, LogNumber[] ref, BigFraction[] offset) {
    BigFraction[] lower = new BigFraction[ref.length];
    BigFraction[] upper = new BigFraction[ref.length];
    for (int k = 0; k < ref.length; k++) {
      lower[k] = q("-3/2");
      upper[k] = q("2");
      if (ref[k].isRational() && random.nextBoolean()) {
        BigFraction face = random.nextBoolean() ? lower[k] : upper[k];
        offset[k] = face.subtract(ref[k].rationalPart());
      } else if (ref[k].isRational() && random.nextInt(4) == 0) {
        // theta_ref itself lies on a face
        upper[k] = ref[k].rationalPart();
        offset[k] = BigFraction.ZERO;
      }
    }
    return Domain.box(lower, upper);
  }

  @Property(tries = 30, seed = Samples.SEED)
  void thePointIsOfThetaAndNearTheProjection(@ForAll long seed) {
    Case one = random(new Random(seed));
    LogNumber[] ref = one.instance().thetaRef();
    for (String text : STEPS) {
      BigFraction eta = q(text);
      BigFraction[] move = one.move(eta);
      BigDecimal[] nearest = one.nearest(move);
      for (int places : PLACES) {
        ProjectedStep step = one.step(eta, places);
        assertEquals(Domain.Membership.INSIDE, one.domain().contains(step.point(), ref));
        BigFraction[] w = one.offset(step);
        BigDecimal[] gap = new BigDecimal[w.length];
        for (int k = 0; k < w.length; k++) {
          BigFraction units = w[k].multiply(BigFraction.TWO.pow(places));
          assertEquals(1, units.getDenominator().intValueExact(), "not a multiple of 2^-places");
          gap[k] = nearest[k].subtract(decimal(w[k]), LONG);
          assertTrue(gap[k].signum() * w[k].getNumerator().signum() >= 0 || tiny(gap[k]));
        }
        BigDecimal error = decimal(step.error().toFraction());
        BigDecimal unit = decimal(BigFraction.TWO.pow(-places));
        assertTrue(norm(gap).compareTo(error.add(SPARE)) <= 0, "farther off than it says");
        BigDecimal most =
            unit.multiply(BigDecimal.valueOf(w.length)).multiply(BigDecimal.valueOf(2));
        assertTrue(error.compareTo(most) < 0, () -> error + " for places " + places);
      }
    }
  }

  private static boolean tiny(BigDecimal v) {
    return v.abs().compareTo(SPARE) < 0;
  }

  /** Boxes always; balls where the distance from the centre is rational. */
  @Property(tries = 40, seed = Samples.SEED)
  void againstTheExactProjection(@ForAll long seed) {
    Random random = new Random(seed);
    Case one = random(random);
    BigFraction[] move = one.move(q("1/3"));
    if (one.domain().isBall()) {
      BigFraction length = q("7/3").multiply(one.domain().radius());
      BigFraction[][] directions = {
        {q("-1")}, {q("8/17"), q("-15/17")}, {q("6/11"), q("-9/11"), q("2/11")}
      };
      for (int k = 0; k < move.length; k++) {
        move[k] = directions[move.length - 1][k].multiply(length);
        one.gradient()[k] = one.offset()[k].subtract(move[k]).multiply(3);
      }
    }
    LogNumber[] exact = Projection.onto(one.domain(), one.instance().thetaRef(), move);
    for (int places : PLACES) {
      ProjectedStep step = one.step(q("1/3"), places);
      BigDecimal[] gap = new BigDecimal[exact.length];
      for (int k = 0; k < gap.length; k++) {
        gap[k] = decimal(exact[k].subtract(step.point()[k]));
      }
      assertTrue(norm(gap).compareTo(decimal(step.error().toFraction()).add(SPARE)) <= 0);
    }
  }

  /** Where the gradient is known loosely, both ends of what it may be lead to within the error. */
  @Property(tries = 40, seed = Samples.SEED)
  void looseGradients(@ForAll long seed) {
    Random random = new Random(seed);
    Case one = random(random);
    int d = one.offset().length;
    Interval[] g = new Interval[d];
    for (int k = 0; k < d; k++) {
      Dyadic middle = Interval.from(one.gradient()[k], 64).lo();
      Dyadic reach = Dyadic.of(1 + random.nextInt(100)).shift(-6);
      g[k] = Interval.of(middle.subtract(reach), middle.add(reach));
    }
    BigFraction eta = q("1/3");
    ProjectedStep step = ProjectedStep.of(one.instance(), one.domain(), g, eta, 64, 160);
    LogNumber[] ref = one.instance().thetaRef();
    assertEquals(Domain.Membership.INSIDE, one.domain().contains(step.point(), ref));
    BigFraction[] w = one.offset(step);
    for (int corner = 0; corner < 1 << d; corner++) {
      for (int k = 0; k < d; k++) {
        one.gradient()[k] = ((corner >> k) % 2 == 0 ? g[k].lo() : g[k].hi()).toFraction();
      }
      BigDecimal[] gap = one.nearest(one.move(eta));
      for (int k = 0; k < d; k++) {
        gap[k] = gap[k].subtract(decimal(w[k]), LONG);
      }
      assertTrue(norm(gap).compareTo(decimal(step.error().toFraction()).add(SPARE)) <= 0);
    }
  }

  /** (3, 4) on the sphere of 5, pushed out by its own direction, is where it was. */
  @Example
  void byHand() {
    LogNumber[] ref = {log("2"), number("1/3")};
    Domain ball = Domain.ball(q("5"));
    LogNumber[] theta = {log("2").add(number("3")), number("13/3")};
    BigFraction[] offset = {q("3"), q("4")};
    Case out =
        new Case(instance(ref, theta, ball), ball, offset, new BigFraction[] {q("-3"), q("-4")});
    ProjectedStep step = out.step(q("1"), 64);
    assertTrue(step.error().compareTo(Dyadic.ONE.shift(-62)) < 0);
    BigFraction unit = BigFraction.TWO.pow(-64);
    BigFraction[] w = out.offset(step);
    for (int k = 0; k < 2; k++) {
      assertTrue(w[k].compareTo(offset[k]) <= 0);
      assertTrue(w[k].compareTo(offset[k].subtract(unit)) >= 0);
    }
    ProjectedStep inward = out.step(q("-1/2"), 64);
    assertEquals(log("2").add(number("3/2")), inward.point()[0]);
    assertEquals(number("7/3"), inward.point()[1]);
    assertEquals(Dyadic.ZERO, inward.error());
    LogNumber[] given = step.point();
    given[0] = LogNumber.ZERO;
    assertFalse(step.point()[0].equals(LogNumber.ZERO), "the caller's copy");
  }

  /** A gradient of which nothing is known leads to theta_ref, and the error says so. */
  @Example
  void withoutAnyKnowledge() {
    LogNumber[] ref = {log("2"), number("1/3")};
    Interval any = Interval.of(Dyadic.of(-30), Dyadic.of(30));
    BigFraction[] bound = {q("-1"), q("-1")};
    Domain box = Domain.box(bound, new BigFraction[] {q("1"), q("1")});
    for (Domain domain : new Domain[] {Domain.ball(q("5")), box}) {
      Instance instance = instance(ref, ref, domain);
      ProjectedStep step =
          ProjectedStep.of(instance, domain, new Interval[] {any, any}, q("1"), 64, 160);
      assertEquals(log("2"), step.point()[0]);
      assertEquals(number("1/3"), step.point()[1]);
      double reach = domain.isBall() ? 5 : Math.hypot(1 + Math.log(2), 4.0 / 3);
      assertTrue(step.error().toFraction().doubleValue() >= reach);
    }
  }

  @Example
  void towardsZero() {
    assertEquals(Dyadic.of(3).shift(-2), rounded("7/8", "15/16", 2));
    assertEquals(Dyadic.of(-3).shift(-2), rounded("-15/16", "-7/8", 2));
    assertEquals(Dyadic.ZERO, rounded("-1/1024", "7", 2));
    assertEquals(Dyadic.ZERO, rounded("0", "7", 2));
    assertEquals(Dyadic.ZERO, rounded("1/1024", "1/512", 2));
    assertEquals(Dyadic.ONE, rounded("1", "1", 0));
    assertEquals(Dyadic.of(5).shift(-3), rounded("5/8", "5/8", 3));
    assertEquals(Dyadic.of(1024), rounded("1024", "1025", 16));
    Dyadic next = Dyadic.ONE.shift(-4_000_000_000L);
    assertEquals(Dyadic.ZERO, ProjectedStep.towardsZero(Interval.exact(next), 64));
  }

  private static Dyadic rounded(String lo, String hi, int places) {
    Dyadic least = Dyadic.fromFractionDown(q(lo), 64);
    return ProjectedStep.towardsZero(Interval.of(least, Dyadic.fromFractionUp(q(hi), 64)), places);
  }
}
