package dev.conflayers.decode;

import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.EarlyExitSession;
import dev.conflayers.model.EarlyExits;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.Logits;
import dev.conflayers.model.ModelShape;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import java.util.Optional;

/**
 * Early-exit self-speculation after LayerSkip (arXiv 2404.16710): drafts a chain with the model's
 * first layers, and verifies it from the states they left. Verification runs the first layers only
 * for the last drafted token.
 */
public final class EarlyExitDrafter implements Drafter {
  private final ModelShape shape;
  private final ExitPolicy policy;
  private final int longest;

  /**
   * @param longest the longest draft that {@code policy} ever asks for
   */
  public EarlyExitDrafter(LanguageModel model, ExitPolicy policy, int longest) {
    this.shape = model.shape();
    this.policy = policy;
    this.longest = longest;
  }

  @Override
  public int largestTree() {
    return 1 + longest;
  }

  @Override
  public void begin() {
    policy.begin();
  }

  @Override
  public Draft draft(
      Transcript transcript, DecodeSession session, int depth, int nodes, Sampler sampler) {
    int base = session.length();
    int deepest = Math.min(depth, policy.depth());
    EarlyExits exits = EarlyExitSession.of(session).earlyExits(policy.watches());
    Readout readout = sampler.draftReadout(1);
    Comb comb = new Comb(transcript.root(), deepest, nodes);
    int pending = transcript.root();
    boolean sure = true;
    while (comb.depth() < deepest && sure) {
      Logits logits = exits.draft(pending, policy.exit(), readout);
      Proposal proposal = sampler.propose(logits, transcript, comb.chain(), sureness -> 1);
      comb.grow(proposal);
      pending = proposal.tokens().get(0);
      sure = proposal.confidence() >= policy.threshold();
    }
    session.truncate(base);
    return comb.draft(
        comb.depth() * shape.passBytes(SkipSet.beyond(policy.exit(), shape.layers())));
  }

  @Override
  public Logits verify(Draft draft, DecodeSession session, Readout readout) {
    return EarlyExitSession.of(session)
        .earlyExits(policy.watches())
        .verify(draft.tree(), policy.exit(), readout);
  }

  @Override
  public Optional<SearchEvent> learn(
      StepOutcome outcome, Transcript transcript, DecodeSession session) {
    return policy.learn(outcome, transcript, session);
  }
}
