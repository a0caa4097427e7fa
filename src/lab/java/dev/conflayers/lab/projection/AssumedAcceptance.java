package dev.conflayers.lab.projection;

import dev.conflayers.stats.RandomDraws;
import java.util.Locale;

/**
 * An assumed acceptance: the same rate at every depth, and the draft never stops early.
 *
 * @param rate acceptance probability of a token whose predecessors are accepted
 * @param sd standard deviation of the rate
 * @param second probability that the runner-up is right if the best token is not
 * @param secondSd standard deviation of that probability
 */
public record AssumedAcceptance(double rate, double sd, double second, double secondSd)
    implements Acceptance {
  public AssumedAcceptance {
    check("acceptance", rate);
    check("the spread of the acceptance", sd);
    check("second", second);
    check("the spread of second", secondSd);
  }

  private static void check(String what, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new ProjectionProblem(what + " must be within [0, 1], got " + value);
    }
  }

  @Override
  public Curves typical() {
    return Curves.constant(rate, second);
  }

  @Override
  public Curves drawn(RandomDraws draws) {
    return Curves.constant(
        within(rate + sd * draws.normal()), within(second + secondSd * draws.normal()));
  }

  private static double within(double value) {
    return Math.max(0, Math.min(1, value));
  }

  @Override
  public double searchPasses() {
    return 0;
  }

  @Override
  public String source() {
    return String.format(Locale.ROOT, "assumed %.3f, standard deviation %.3f", rate, sd);
  }
}
