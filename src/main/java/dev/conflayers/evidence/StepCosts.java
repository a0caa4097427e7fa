package dev.conflayers.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decode speedup predicted from measured costs: {@code tokensPerStep / (draftedPerStep * draftCost
 * + verifyCost)}, costs in full-depth steps. Search and overhead are excluded, so they show as the
 * difference from the measured decode speedup.
 */
public record StepCosts(
    double tokensPerStep,
    double draftedPerStep,
    double draftCost,
    double verifyCost,
    double predictedSpeedup) {
  /**
   * Returns the costs of {@code trials} in full-depth steps of {@code baseline}; null without steps
   * or drafts, or if phases were not timed.
   */
  public static @Nullable StepCosts of(
      RunView run, List<TrialView> trials, List<TrialView> baseline) {
    Double tokens = Estimand.ACCEPTANCE_LENGTH.rate(run, trials);
    double steps = Counter.STEPS.sum(run, trials);
    double drafted = Counter.DRAFTED.sum(run, trials);
    double step = sum(Quantity.VERIFY_TIME, baseline) / Counter.STEPS.sum(run, baseline);
    Drafts.Passes draft = Drafts.of(trials).passes();
    if (!run.phased()
        || tokens == null
        || steps == 0
        || drafted == 0
        || draft.passes() == 0
        || !(step > 0 && Double.isFinite(step))) {
      return null;
    }
    double draftCost = (double) draft.nanos() / draft.passes() / step;
    double verifyCost = sum(Quantity.VERIFY_TIME, trials) / steps / step;
    double price = drafted / steps * draftCost + verifyCost;
    return price == 0
        ? null
        : new StepCosts(tokens, drafted / steps, draftCost, verifyCost, tokens / price);
  }

  private static double sum(Quantity quantity, List<TrialView> trials) {
    return trials.stream().mapToDouble(quantity::of).sum();
  }
}
