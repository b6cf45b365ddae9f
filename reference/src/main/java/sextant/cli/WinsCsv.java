package sextant.cli;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Domain;
import sextant.model.InputException;
import sextant.model.Instance;
import sextant.model.InstanceBuilder;
import sextant.model.InstanceReader;
import sextant.model.ModelException;
import sextant.model.PreferenceOracle;

/**
 * Turns a table of wins into an instance. The table is CSV with a header, in one of two forms:
 *
 * <ul>
 *   <li>pairwise, {@code prompt,response_a,response_b,wins_a,wins_b[,ties][,mass]}: the oracle is
 *       the table P(a &gt; b) = (wins_a + 1/2)/(n + 1), n the comparisons of the pair. Rows of one
 *       pair add up; a pair never compared gets 1/2.
 *   <li>against a baseline, {@code prompt,response,wins,losses[,ties][,mass][,feature:NAME…]}: the
 *       oracle is Bradley-Terry, the reward of a response the log of (wins + 1/2)/(losses + 1/2).
 *       Every response needs one row for every prompt.
 * </ul>
 *
 * <p>A tie is half a win to either side, and counts may be fractions. Names keep the order of their
 * first appearance. Masses are proportional to the column {@code mass} (the same in every row of a
 * prompt), else to the number of comparisons. Without feature columns response k has the k-th unit
 * vector and the last response 0, in |Y| - 1 dimensions, so that differences of features span the
 * space; then theta is the policy that answers in proportion to the pooled odds of each response.
 * With feature columns theta is 0. theta_ref is 0. The domain is the smallest ball of whole radius
 * around it that holds theta.
 *
 * <p>The margin delta is the largest 1/N that the oracle allows and rho = delta/2, unless given.
 * Everything is exact and the same table gives the same instance.
 */
public final class WinsCsv {
  /** Numbers that an imported instance may hold, so that it stays far below the limit on files. */
  static final long MAX_NUMBERS = 4_000_000;

  private static final BigFraction HALF = BigFraction.ONE_HALF;

  private WinsCsv() {}

  /**
   * What the table leaves open.
   *
   * @param name the name of the instance
   * @param beta beta, 1 when null (then the default theta makes a log-rational instance)
   * @param rho rho, delta/2 when null
   * @param delta delta, the largest 1/N within the oracle's margin when null
   * @param gamma gamma, none when null
   */
  public record Options(
      String name,
      @Nullable BigFraction beta,
      @Nullable BigFraction rho,
      @Nullable BigFraction delta,
      @Nullable BigFraction gamma) {
    /** All defaults. */
    public static Options named(String name) {
      return new Options(name, null, null, null, null);
    }
  }

  /**
   * An instance made of a table.
   *
   * @param instance the instance
   * @param notes what the user should know about how it was made, one line each
   */
  public record Result(Instance instance, List<String> notes) {}

  /**
   * The instance made of the table in a file.
   *
   * @throws InputException if the file cannot be read or is no table of wins: file, line, rule
   */
  public static Result read(Path file, Options options) throws InputException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in, options);
    } catch (IOException e) {
      String reason =
          Files.isDirectory(file) ? "a directory, not a file" : InstanceReader.reasonUnreadable(e);
      throw new InputException(file.toString(), "/", reason);
    }
  }

  /**
   * The instance made of the table in a stream.
   *
   * @param fileName the name to use in messages
   * @throws InputException if the stream is no table of wins: file, line, rule
   */
  public static Result read(String fileName, InputStream in, Options options)
      throws InputException {
    WinsTable table = WinsTable.read(fileName, in);
    try {
      return assemble(table, options);
    } catch (ModelException e) {
      throw new InputException(fileName, e.path(), e.rule());
    }
  }

  private static Result assemble(WinsTable table, Options options) throws InputException {
    int responses = table.responses().size();
    boolean ownFeatures = !table.featureNames().isEmpty();
    int d = ownFeatures ? table.featureNames().size() : Math.max(1, responses - 1);
    long perPrompt = (long) responses * (d + (table.isPairwise() ? responses : 1));
    if (perPrompt * table.prompts().size() > MAX_NUMBERS) {
      throw table.fail(
          "the instance would hold more than " + MAX_NUMBERS + " numbers; import fewer responses");
    }
    List<String> notes = new ArrayList<>();
    PreferenceOracle oracle = table.isPairwise() ? pairwise(table, notes) : baseline(table);
    BigFraction delta =
        options.delta() != null ? options.delta() : new BigFraction(BigInteger.ONE, margin(oracle));
    LogNumber[] theta = ownFeatures ? zeros(d) : pooledLogOdds(table, d);
    BigFraction beta = options.beta();
    BigFraction rho = options.rho();
    if (!ownFeatures) {
      notes.add(
          "features are unit vectors, the last response is 0; theta has the pooled odds of each"
              + " response");
    }
    Instance instance =
        new InstanceBuilder(options.name())
            .prompts(table.prompts().toArray(new String[0]), table.masses())
            .responses(table.responses().toArray(new String[0]))
            .features(ownFeatures ? table.features() : unitVectors(table, d))
            .thetaRef(zeros(d))
            .theta(theta)
            .beta(beta != null ? beta : BigFraction.ONE)
            .rho(rho != null ? rho : delta.multiply(HALF))
            .delta(delta)
            .gamma(options.gamma())
            .oracle(oracle)
            .domain(Domain.ball(radius(theta)))
            .build();
    return new Result(instance, notes);
  }

  private static PreferenceOracle pairwise(WinsTable table, List<String> notes) {
    int responses = table.responses().size();
    int silent = 0;
    BigFraction[][][] p = new BigFraction[table.prompts().size()][responses][responses];
    for (int x = 0; x < p.length; x++) {
      for (int i = 0; i < responses; i++) {
        p[x][i][i] = HALF;
        for (int j = 0; j < i; j++) {
          BigFraction wins = table.wins(x, i, j);
          BigFraction total = wins.add(table.wins(x, j, i));
          silent += Rationals.isZero(total) ? 1 : 0;
          p[x][i][j] = wins.add(HALF).divide(total.add(BigFraction.ONE));
          p[x][j][i] = BigFraction.ONE.subtract(p[x][i][j]);
        }
      }
    }
    if (silent > 0) {
      notes.add("pairs never compared, given the preference 1/2: " + silent);
    }
    return PreferenceOracle.ofPreferences(p);
  }

  private static PreferenceOracle baseline(WinsTable table) {
    LogNumber[][] rewards = new LogNumber[table.prompts().size()][table.responses().size()];
    for (int x = 0; x < rewards.length; x++) {
      for (int y = 0; y < rewards[x].length; y++) {
        rewards[x][y] = LogNumber.log(odds(table.won(x, y), table.lost(x, y)));
      }
    }
    return PreferenceOracle.ofRewards(rewards);
  }

  private static BigFraction odds(BigFraction wins, BigFraction losses) {
    return wins.add(HALF).divide(losses.add(HALF));
  }

  /** The smallest N with 1/N at most every preference, so that delta = 1/N is within the margin. */
  private static BigInteger margin(PreferenceOracle oracle) {
    BigInteger largest = BigInteger.TWO;
    for (int x = 0; x < oracle.promptCount(); x++) {
      int worst = 0;
      int best = 0;
      for (int y = 1; oracle.hasRewards() && y < oracle.responseCount(); y++) {
        worst = oracle.reward(x, y).compareTo(oracle.reward(x, worst)) < 0 ? y : worst;
        best = oracle.reward(x, y).compareTo(oracle.reward(x, best)) > 0 ? y : best;
      }
      if (oracle.hasRewards()) {
        largest = largest.max(ceilingOfInverse(oracle.rational(x, worst, best)));
      } else {
        for (int i = 0; i < oracle.responseCount(); i++) {
          for (int j = 0; j < oracle.responseCount(); j++) {
            largest = largest.max(ceilingOfInverse(oracle.rational(x, i, j)));
          }
        }
      }
    }
    return largest;
  }

  private static BigInteger ceilingOfInverse(@Nullable BigFraction p) {
    if (p == null) {
      throw new ModelException("/", "the odds are too large to be compared exactly");
    }
    BigInteger[] quotient = p.getDenominator().divideAndRemainder(p.getNumerator());
    return quotient[1].signum() == 0 ? quotient[0] : quotient[0].add(BigInteger.ONE);
  }

  private static LogNumber[] zeros(int d) {
    LogNumber[] v = new LogNumber[d];
    for (int k = 0; k < d; k++) {
      v[k] = LogNumber.ZERO;
    }
    return v;
  }

  /** theta_k, the log of the pooled odds of response k over those of the last response. */
  private static LogNumber[] pooledLogOdds(WinsTable table, int d) {
    LogNumber[] theta = zeros(d);
    int last = table.responses().size() - 1;
    for (int k = 0; k < last; k++) {
      BigFraction own = odds(table.totalWon(k), table.totalLost(k));
      BigFraction other = odds(table.totalWon(last), table.totalLost(last));
      theta[k] = LogNumber.log(own.divide(other));
    }
    return theta;
  }

  private static BigFraction[][][] unitVectors(WinsTable table, int d) {
    int responses = table.responses().size();
    BigFraction[][][] psi = new BigFraction[table.prompts().size()][responses][d];
    for (BigFraction[][] prompt : psi) {
      for (int y = 0; y < responses; y++) {
        for (int k = 0; k < d; k++) {
          prompt[y][k] = k == y && y < responses - 1 ? BigFraction.ONE : BigFraction.ZERO;
        }
      }
    }
    return psi;
  }

  /** The smallest whole number, at least 1, that certainly is no less than the norm of v. */
  private static BigFraction radius(LogNumber[] v) {
    Interval[] squares = new Interval[v.length];
    for (int k = 0; k < v.length; k++) {
      squares[k] = v[k].enclose(64).square(64);
    }
    Dyadic bound = Interval.sum(squares, 64).hi();
    BigFraction square = bound.toFraction();
    BigInteger[] parts = square.getNumerator().divideAndRemainder(square.getDenominator());
    BigInteger whole = parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
    BigInteger root = whole.sqrt();
    if (root.multiply(root).compareTo(whole) < 0) {
      root = root.add(BigInteger.ONE);
    }
    return new BigFraction(root.max(BigInteger.ONE), BigInteger.ONE);
  }
}
