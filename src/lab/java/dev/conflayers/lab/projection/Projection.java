package dev.conflayers.lab.projection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decoding would come to. Costs are in full-depth steps.
 *
 * @param costs where the times of passes come from
 * @param acceptance where the acceptance comes from
 * @param stepSeconds a full-depth step
 * @param readingSeconds of a step that read weights and cache and did nothing else; null where the
 *     device is not described
 * @param stepShares what a full-depth step waits for, as far as that is known
 * @param drafts the cost of a draft pass by what it leaves out
 * @param draft the cost of the draft pass in question
 * @param verifications the cost of a verification by its nodes
 * @param chains drafts without branches, by depth
 * @param trees for each width the best depth
 * @param chosen the draft that was asked for, or the best of all
 * @param limits what the chosen draft would come to if one thing were otherwise
 * @param acceptanceNeeded of each token, for the target to be met by the best draft; null where not
 *     even 1 is enough
 * @param mostSpeedup of the best draft if every token were accepted
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
   * Part of a step that would be gone if something cost nothing.
   *
   * @param what such as launching kernels
   */
  public record Share(String what, double share) {}

  /**
   * A draft pass.
   *
   * @param skipped share of the layers between the first and the last
   * @param both leaving out whole layers
   * @param attention leaving out attention alone
   * @param mlp leaving out feed-forward networks alone
   */
  public record DraftCost(double skipped, Range both, Range attention, Range mlp) {}

  /** A verification. */
  public record VerificationCost(int nodes, Range cost) {}

  /**
   * Decoding with one kind of draft.
   *
   * @param tokens that a round yields
   * @param draftPasses of a round
   * @param speedup over full depth, searches counted, prefill not
   * @param reachesTarget in this share of what could be
   */
  public record Outcome(
      DraftPlan plan, double tokens, double draftPasses, Range speedup, double reachesTarget) {}

  /**
   * A speedup if one thing were otherwise, all else as it typically is.
   *
   * @param what would be otherwise
   */
  public record Limit(String what, double speedup) {}
}
