package sextant.curvature;

import java.util.Random;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Rationals;

/**
 * A law on [-1, 1] whose atoms are ordered by their scores f, with the quantities of
 * proofs-notes/best-modulus.md as its definitions state them. The cut k has the first k atoms above
 * it.
 */
final class CutLaw {
  private static final BigFraction[] ALONG = {BigFraction.ONE, BigFraction.ZERO};

  private final BigFraction[] law;
  private final BigFraction[] a;

  /** f/t, not increasing, in [-1, 1]. */
  private final BigFraction[] f;

  private final BigFraction[] g;

  private CutLaw(BigFraction[] law, BigFraction[] a, BigFraction[] f) {
    this.law = law;
    this.a = a;
    this.f = f;
    g = new BigFraction[a.length];
    for (int k = 0; k < a.length; k++) {
      g[k] = a[k].subtract(mean());
    }
  }

  /** Two to six atoms, often at the ends; some scores may be equal. */
  static CutLaw random(Random random) {
    int n = 2 + random.nextInt(5);
    BigFraction[] law = new BigFraction[n];
    BigFraction[] a = new BigFraction[n];
    BigFraction[] f = new BigFraction[n];
    int[] parts = new int[n];
    int[] steps = new int[n];
    int total = 0;
    for (int k = 0; k < n; k++) {
      parts[k] = 1 + (random.nextBoolean() ? random.nextInt(100) : random.nextInt(5));
      total += parts[k];
      steps[k] = random.nextInt(21) - 10;
      int end = 20 * (2 * random.nextInt(2) - 1);
      a[k] = new BigFraction(random.nextBoolean() ? end : random.nextInt(41) - 20, 20);
    }
    java.util.Arrays.sort(steps);
    for (int k = 0; k < n; k++) {
      law[k] = new BigFraction(parts[k], total);
      f[k] = new BigFraction(steps[n - 1 - k], 10);
    }
    return new CutLaw(law, a, f);
  }

  /**
   * Mass P near 1 and the rest at -1. The 25th part of P is moved inwards and has the greatest
   * score; then 1 has mean 1 - alpha.
   */
  static CutLaw inwards(BigFraction p, BigFraction alpha) {
    BigFraction some = p.divide(25);
    BigFraction[] law = {some, p.subtract(some), BigFraction.ONE.subtract(p)};
    BigFraction inner = BigFraction.ONE.subtract(alpha.multiply(25));
    BigFraction[] a = {inner, BigFraction.ONE, BigFraction.MINUS_ONE};
    BigFraction[] f = {BigFraction.ONE, BigFraction.ZERO, BigFraction.MINUS_ONE};
    return new CutLaw(law, a, f);
  }

  int count() {
    return law.length;
  }

  BigFraction mean() {
    return Rationals.dot(law, a);
  }

  /** The second derivative of R by formula (2) of ORA-T4.7. */
  BigFraction curvature(BigFraction t) {
    BigFraction[][] psi = new BigFraction[a.length][];
    for (int k = 0; k < a.length; k++) {
      psi[k] = new BigFraction[] {a[k], f[k]};
    }
    return LowerBounds.curvature(law, psi, new BigFraction[] {BigFraction.ZERO, t}, ALONG);
  }

  /** The share of [-1, 1) of the s/t whose U is the first k atoms. */
  BigFraction share(int k) {
    BigFraction top = k == 0 ? BigFraction.ONE : f[k - 1];
    BigFraction bottom = k == f.length ? BigFraction.MINUS_ONE : f[k];
    return top.subtract(bottom).divide(2);
  }

  /** Whether scores on both sides of the cut differ and both sides have atoms. */
  boolean isProper(int cut) {
    return cut > 0 && cut < f.length && f[cut - 1].compareTo(f[cut]) > 0;
  }

  /** F(s), by its definition. */
  BigFraction value(int cut, BigFraction t) {
    BigFraction variance = BigFraction.ZERO;
    for (int k = 0; k < g.length; k++) {
      variance = variance.add(law[k].multiply(Rationals.square(g[k])));
    }
    BigFraction total = still();
    for (int i = 0; i < cut; i++) {
      for (int j = cut; j < g.length; j++) {
        BigFraction bent = Rationals.square(g[i].add(g[j])).subtract(variance.multiply(2));
        // both orders
        total = total.subtract(law[i].multiply(law[j]).multiply(bent).multiply(t).multiply(4));
      }
    }
    return total;
  }

  /** S = -2 E[sign(h)(w1 - w2)]. */
  BigFraction still() {
    BigFraction total = BigFraction.ZERO;
    for (int i = 0; i < g.length; i++) {
      for (int j = 0; j < g.length; j++) {
        BigFraction gap = Rationals.square(g[i]).subtract(Rationals.square(g[j]));
        int sign = f[i].compareTo(f[j]);
        total = total.subtract(law[i].multiply(law[j]).multiply(gap).multiply(2 * sign));
      }
    }
    return total;
  }

  /** P. */
  BigFraction mass(int cut) {
    return moment(0, cut, 0);
  }

  /** E[g^power] over the atoms from..to-1. */
  private BigFraction moment(int from, int to, int power) {
    BigFraction total = BigFraction.ZERO;
    for (int k = from; k < to; k++) {
      total = total.add(law[k].multiply(g[k].pow(power)));
    }
    return total;
  }

  /** K = 4 (2k^2 + x (Q w_U - P w_L)). */
  BigFraction bend(int cut) {
    BigFraction p = mass(cut);
    BigFraction q = BigFraction.ONE.subtract(p);
    BigFraction above = moment(0, cut, 2).multiply(q);
    BigFraction below = moment(cut, g.length, 2).multiply(p);
    BigFraction square = Rationals.square(moment(0, cut, 1)).multiply(2);
    return square.add(p.subtract(q).multiply(above.subtract(below))).multiply(4);
  }

  /** 1 - E[a | U], after a change of sign if need be. */
  BigFraction alpha(int cut) {
    return isReflected(cut)
        ? BigFraction.ONE.add(average(0, cut))
        : BigFraction.ONE.subtract(average(0, cut));
  }

  /** 1 + E[a | L], after a change of sign if need be. */
  BigFraction beta(int cut) {
    return isReflected(cut)
        ? BigFraction.ONE.subtract(average(cut, a.length))
        : BigFraction.ONE.add(average(cut, a.length));
  }

  /** Whether the mean above the cut is the lesser one. */
  boolean isReflected(int cut) {
    return average(0, cut).compareTo(average(cut, a.length)) < 0;
  }

  private BigFraction average(int from, int to) {
    return moment(from, to, 1).divide(moment(from, to, 0)).add(mean());
  }

  /** (d^2/4) T(x), I_U and I_L. */
  BigFraction[] bound(int cut, BigFraction t) {
    BigFraction p = mass(cut);
    BigFraction q = BigFraction.ONE.subtract(p);
    BigFraction x = p.subtract(q);
    BigFraction d = BigFraction.TWO.subtract(alpha(cut)).subtract(beta(cut));
    BigFraction square = Rationals.square(x);
    BigFraction second = BigFraction.ONE.subtract(square.multiply(3)).multiply(t).multiply(2);
    BigFraction two = BigFraction.ONE.subtract(square).multiply(x.multiply(4).add(second));
    BigFraction factor =
        BigFraction.ONE.subtract(t.multiply(x)).multiply(p).multiply(q).multiply(4);
    return new BigFraction[] {
      two.multiply(Rationals.square(d)).divide(4),
      spread(0, cut).multiply(2).subtract(factor.multiply(variance(0, cut))),
      spread(cut, g.length).multiply(2).add(factor.multiply(variance(cut, g.length)))
    };
  }

  private BigFraction variance(int from, int to) {
    BigFraction mass = moment(from, to, 0);
    BigFraction mean = moment(from, to, 1).divide(mass);
    return moment(from, to, 2).divide(mass).subtract(Rationals.square(mean));
  }

  /** E|w1 - w2| over pairs of these atoms. */
  private BigFraction spread(int from, int to) {
    BigFraction total = BigFraction.ZERO;
    for (int i = from; i < to; i++) {
      for (int j = from; j < to; j++) {
        BigFraction gap = Rationals.square(g[i]).subtract(Rationals.square(g[j]));
        total = total.add(law[i].multiply(law[j]).multiply(Rationals.abs(gap)));
      }
    }
    return total;
  }
}
