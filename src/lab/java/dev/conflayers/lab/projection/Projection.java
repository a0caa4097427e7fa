package dev.conflayers.lab.projection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The projected speedup of a decoding. Costs are in full-depth steps.
 *
 * @param costs source of the pass times
 * @param acceptance source of the acceptance
 * @param stepSeconds time of a full-depth step
 * @param readingSeconds time of a step that only reads weights and cache; null if the device is not
 *     described
 * @param stepShares components of a full-depth step, as far as known
 * @param drafts the cost of a draft pass by share of layers skipped
 * @param draft the cost of the draft pass projected
 * @param verifications the cost of a verification by its nodes
 * @param chains drafts without branches, by depth
 * @param trees the best depth for each width
 * @param chosen the requested draft, or the best of all
 * @param limits the speedup of the chosen draft if one condition were different
 * @param acceptanceNeeded acceptance rate of each token at which the best draft meets the target;
 *     null if even 1 is not enough
 * @param mostSpeedup speedup of the best draft if every token were accepted
 */
public record Projection(
    String costs,
    String acceptance,
    double target,
    Range stepSeconds,
    @Nullable Double readingSeconds,
    List<Share> stepShares,
    List<DraftCost> drafts,
    Range draft,
    List<VerificationCost> verifications,
    List<Outcome> chains,
    List<Outcome> trees,
    Outcome chosen,
    List<Limit> limits,
    @Nullable Double acceptanceNeeded,
    double mostSpeedup) {
  public Projection {
    stepShares = List.copyOf(stepShares);
    drafts = List.copyOf(drafts);
    verifications = List.copyOf(verifications);
    chains = List.copyOf(chains);
    trees = List.copyOf(trees);
    limits = List.copyOf(limits);
  }

  /**
   * The part of a step's time that would be saved if something cost nothing.
   *
   * @param what the component, such as launching kernels
   */
  public record Share(String what, double share) {}

  /**
   * A draft pass.
   *
   * @param skipped share of the layers between the first and the last
   * @param both cost when skipping whole layers
   * @param attention cost when skipping attention only
   * @param mlp cost when skipping feed-forward networks only
   */
  public record DraftCost(double skipped, Range both, Range attention, Range mlp) {}

  /** A verification. */
  public record VerificationCost(int nodes, Range cost) {}

  /**
   * The result for one kind of draft.
   *
   * @param tokens tokens emitted per round
   * @param draftPasses draft passes per round
   * @param speedup over full depth, including searches, excluding prefill
   * @param reachesTarget probability of reaching the target
   */
  public record Outcome(
      DraftPlan plan, double tokens, double draftPasses, Range speedup, double reachesTarget) {}

  /**
   * A speedup if one condition were different, all else typical.
   *
   * @param what the different condition
   */
  public record Limit(String what, double speedup) {}
}
