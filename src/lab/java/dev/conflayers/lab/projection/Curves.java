package dev.conflayers.lab.projection;

import java.util.List;

/**
 * Drafting and acceptance curves by depth of the chain. Index 0 is depth 1; beyond the last depth
 * each curve continues with the ratio of its last two values.
 *
 * @param drafted share of rounds whose chain is at least this deep
 * @param tried share of rounds whose chain is this deep and whose earlier tokens are all accepted
 * @param accepted share of rounds whose token at this depth and all earlier ones are accepted
 * @param second probability that the second candidate is right if the first is not; the same for
 *     each further one if all before it are wrong
 */
public record Curves(
    List<Double> drafted, List<Double> tried, List<Double> accepted, double second) {
  public Curves {
    drafted = List.copyOf(drafted);
    tried = List.copyOf(tried);
    accepted = List.copyOf(accepted);
  }

  /**
   * Returns the curves of a draft that never stops, with the same acceptance rate for each token.
   */
  static Curves constant(double rate, double second) {
    return new Curves(List.of(1.0, 1.0), List.of(1.0, rate), List.of(rate, rate * rate), second);
  }

  double drafted(int depth) {
    return at(drafted, depth);
  }

  double tried(int depth) {
    return at(tried, depth);
  }

  double accepted(int depth) {
    return at(accepted, depth);
  }

  private static double at(List<Double> curve, int depth) {
    int last = curve.size();
    if (depth <= last) {
      return curve.get(depth - 1);
    }
    double end = curve.get(last - 1);
    return end * Math.pow(last < 2 ? end : ratio(end, curve.get(last - 2)), depth - last);
  }

  private static double ratio(double above, double below) {
    return below > 0 ? Math.min(1, above / below) : 0;
  }

  /** Returns the mean number of tokens that a round of {@code plan} emits. */
  double tokens(DraftPlan plan) {
    double beside = 1 - Math.pow(1 - second, plan.width() - 1.0);
    double tokens = 1;
    for (int depth = 1; depth <= plan.depth(); depth++) {
      tokens += accepted(depth) + Math.max(0, tried(depth) - accepted(depth)) * beside;
    }
    return tokens;
  }

  /** Returns the mean seconds of a round of {@code plan}, without searches. */
  double seconds(DraftPlan plan, PassCosts costs, Kept kept) {
    double draft = costs.draft(kept) + costs.host();
    double seconds = (1 - drafted(1)) * (costs.verify(1) + costs.host());
    for (int depth = 1; depth <= plan.depth(); depth++) {
      double ends = drafted(depth) - (depth == plan.depth() ? 0 : drafted(depth + 1));
      seconds += ends * (depth * draft + costs.verify(plan.nodes(depth)) + costs.host());
    }
    return seconds;
  }

  /** Returns the mean number of tokens that a round of {@code plan} drafts in its chain. */
  double draftPasses(DraftPlan plan) {
    double passes = 0;
    for (int depth = 1; depth <= plan.depth(); depth++) {
      passes += drafted(depth);
    }
    return passes;
  }
}
