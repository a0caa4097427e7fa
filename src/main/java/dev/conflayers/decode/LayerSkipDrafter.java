package dev.conflayers.decode;

import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.Logits;
import dev.conflayers.model.ModelShape;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import java.util.Optional;

/**
 * Self-drafting with the model itself, without the sublayers that its policy skips.
 *
 * <p>The draft is a comb: a chain of the best tokens, each with its runners-up as siblings; the
 * lower the draft's confidence, the more siblings. Nodes are numbered by depth and, within a depth,
 * by rank.
 */
public final class LayerSkipDrafter implements Drafter {
  private final ModelShape shape;
  private final SkipPolicy policy;
  private final DraftSettings settings;
  private final DraftThreshold threshold;
  private final int widest;

  public LayerSkipDrafter(LanguageModel model, SkipPolicy policy, DraftSettings settings) {
    this(model, policy, settings, DraftThreshold.fixed(settings.stopThreshold()));
  }

  /** Makes a drafter whose threshold replaces that of {@code settings}. */
  public LayerSkipDrafter(
      LanguageModel model, SkipPolicy policy, DraftSettings settings, DraftThreshold threshold) {
    this.shape = model.shape();
    this.policy = policy;
    this.settings = settings;
    this.threshold = threshold;
    this.widest = Math.min(settings.widest(), shape.vocabulary());
  }

  @Override
  public int largestTree() {
    return settings.largestTree();
  }

  @Override
  public void begin() {
    policy.begin();
  }

  @Override
  public Draft draft(
      Transcript transcript, DecodeSession session, int depth, int nodes, Sampler sampler) {
    int base = session.length();
    int deepest = Math.min(depth, Math.min(settings.budget(), policy.deepest()));
    SkipSet skips = policy.skips();
    Comb comb = new Comb(transcript.root(), deepest, nodes);
    int[] pending = {transcript.root()};
    boolean sure = true;
    Readout readout = sampler.draftReadout(widest);
    while (comb.depth() < deepest && sure) {
      Logits logits = session.append(pending, skips, readout);
      Proposal proposal =
          sampler.propose(
              logits, transcript, comb.chain(), sureness -> comb.fitting(width(sureness)));
      comb.grow(proposal);
      pending[0] = proposal.tokens().get(0);
      sure = proposal.confidence() >= threshold.value();
    }
    // Verification rewrites these rows: what the skipped sublayers left in them is never read.
    session.truncate(base);
    return comb.draft(comb.depth() * shape.passBytes(skips));
  }

  private int width(double confidence) {
    return Math.min(settings.width(confidence), widest);
  }

  @Override
  public Optional<SearchEvent> learn(
      StepOutcome outcome, Transcript transcript, DecodeSession session) {
    threshold.learn(outcome);
    return policy.learn(outcome, transcript, session);
  }
}
