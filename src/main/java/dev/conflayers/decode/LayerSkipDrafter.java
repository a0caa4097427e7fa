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
  private final Readout readout;

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
    this.readout = Readout.top(Math.min(settings.widest(), shape.vocabulary()));
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
  public Draft draft(Transcript transcript, DecodeSession session, int depth, int nodes) {
    int base = session.length();
    int deepest = Math.min(depth, settings.budget());
    SkipSet skips = policy.skips();
    Comb comb = new Comb(transcript.root(), deepest, nodes);
    int[] pending = {transcript.root()};
    boolean sure = true;
    while (comb.depth < deepest && sure) {
      Logits logits = session.append(pending, skips, readout);
      double confidence = logits.probability(0, 0);
      comb.grow(logits, Math.min(settings.width(confidence), readout.ranks()), confidence);
      pending[0] = logits.token(0, 0);
      sure = confidence >= threshold.value();
    }
    // Verification writes these rows anew: nobody reads what the skipped sublayers left in them.
    session.truncate(base);
    return comb.draft(comb.depth * shape.passBytes(skips));
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
    private int[] chain;
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

    void grow(Logits logits, int width, double confidence) {
      int reserved = deepest - depth - 1;
      int siblings = Math.max(1, Math.min(width, room - size - reserved));
      int best = size;
      for (int rank = 0; rank < siblings; rank++) {
        tokens[size] = logits.token(0, rank);
        parents[size++] = tip;
      }
      chain[depth++] = tokens[best];
      confidences.add((float) confidence);
      tip = best;
    }

    Draft draft(long weightBytes) {
      TokenTree tree = TokenTree.of(Arrays.copyOf(tokens, size), Arrays.copyOf(parents, size));
      chain = Arrays.copyOf(chain, depth);
      return new Draft(tree, TokenIds.of(chain), confidences, weightBytes);
    }
  }
}
