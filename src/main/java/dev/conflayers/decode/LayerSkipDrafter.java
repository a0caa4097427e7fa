package dev.conflayers.decode;

import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.Logits;
import dev.conflayers.model.ModelShape;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.TokenTree;
import dev.conflayers.token.TokenIds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Drafts with the model itself, minus the sublayers its policy leaves out.
 *
 * <p>The draft is a comb: a chain of the best tokens, each with its runners-up as siblings, the
 * more the less sure the draft was. Nodes are numbered depth by depth and, within a depth, by rank.
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

  /** Makes a drafter whose threshold is not that of {@code settings}. */
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
    int deepest = Math.min(depth, settings.budget());
    SkipSet skips = policy.skips();
    Comb comb = new Comb(transcript.root(), deepest, nodes);
    int[] pending = {transcript.root()};
    boolean sure = true;
    Readout readout = sampler.draftReadout(widest);
    while (comb.depth < deepest && sure) {
      Logits logits = session.append(pending, skips, readout);
      Proposal proposal =
          sampler.propose(
              logits, transcript, comb.chain(), sureness -> comb.fitting(width(sureness)));
      comb.grow(proposal);
      pending[0] = proposal.tokens().get(0);
      sure = proposal.confidence() >= threshold.value();
    }
    // Verification writes these rows anew: nobody reads what the skipped sublayers left in them.
    session.truncate(base);
    return comb.draft(comb.depth * shape.passBytes(skips));
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

  /** A draft as it grows. */
  private static final class Comb {
    private final int deepest;
    private final int room;
    private final int[] tokens;
    private final int[] parents;
    private final List<Float> confidences = new ArrayList<>();
    private final List<double[]> proposals = new ArrayList<>();
    private final int[] chain;
    private int tip;
    private int size = 1;
    private int depth;

    Comb(int root, int deepest, int room) {
      this.deepest = deepest;
      this.room = room;
      this.tokens = new int[room];
      this.parents = new int[room];
      this.chain = new int[deepest];
      tokens[0] = root;
      parents[0] = -1;
    }

    /** Returns how many of {@code width} siblings there is room for. */
    int fitting(int width) {
      int reserved = deepest - depth - 1;
      return Math.max(1, Math.min(width, room - size - reserved));
    }

    int[] chain() {
      return Arrays.copyOf(chain, depth);
    }

    void grow(Proposal proposal) {
      int first = size;
      for (int token : proposal.tokens()) {
        tokens[size] = token;
        parents[size++] = tip;
      }
      chain[depth++] = tokens[first];
      confidences.add((float) proposal.confidence());
      if (proposal.drawnFrom().length > 0) {
        proposals.add(proposal.drawnFrom());
      }
      tip = first;
    }

    Draft draft(long weightBytes) {
      TokenTree tree = TokenTree.of(Arrays.copyOf(tokens, size), Arrays.copyOf(parents, size));
      return new Draft(tree, TokenIds.of(chain()), confidences, weightBytes, proposals);
    }
  }
}
