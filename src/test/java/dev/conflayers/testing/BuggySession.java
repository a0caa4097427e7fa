package dev.conflayers.testing;

import dev.conflayers.model.ConfidenceSpace;
import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.EarlyExitSession;
import dev.conflayers.model.EarlyExits;
import dev.conflayers.model.LayerConfidence;
import dev.conflayers.model.LayerStates;
import dev.conflayers.model.Logits;
import dev.conflayers.model.ModelShape;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.TokenTree;
import dev.conflayers.testing.BuggyEngine.Bug;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** A correct session with one bug around it. */
final class BuggySession implements DecodeSession, LayerStates, EarlyExitSession {
  private final DecodeSession session;
  private final Bug bug;
  private final ModelShape shape;
  private final Map<Boolean, EarlyExits> exits = new HashMap<>();

  BuggySession(DecodeSession session, Bug bug, ModelShape shape) {
    this.session = session;
    this.bug = bug;
    this.shape = shape;
  }

  @Override
  public int length() {
    return session.length();
  }

  @Override
  public int capacity() {
    return session.capacity();
  }

  @Override
  public Logits append(int[] tokens, SkipSet skips, Readout readout) {
    BitSet both = skips.attention();
    both.and(skips.mlp());
    SkipSet used =
        switch (bug) {
          case SKIPS_IGNORE_MLP -> SkipSet.ofSublayers(skips.attention(), new BitSet());
          case SKIPS_IGNORE_ATTENTION -> SkipSet.ofSublayers(new BitSet(), skips.mlp());
          case SKIPS_WHOLE_LAYERS_ONLY -> SkipSet.ofLayers(both);
          default -> skips;
        };
    if (bug == Bug.REFUSES_TOO_LATE) {
      session.append(Arrays.copyOf(tokens, 1), used, readout);
      if (tokens.length == 1) {
        session.truncate(length() - 1);
        return session.append(tokens, used, readout);
      }
      return session.append(Arrays.copyOfRange(tokens, 1, tokens.length), used, readout);
    }
    return new BuggyLogits(session.append(tokens, used, readout), bug);
  }

  @Override
  public Logits append(TokenTree tree, SkipSet skips, Readout readout) {
    int[] tokens = tree.tokens();
    return switch (bug) {
      case SCORED_DRAFTS_SKIP_NOTHING -> session.append(tree, SkipSet.none(), readout);
      case TREE_WITHOUT_MASK ->
          session.append(
              TokenTree.chain(tokens[0], Arrays.copyOfRange(tokens, 1, tokens.length)),
              skips,
              readout);
      case TREE_LAST_PARENT_WRONG -> {
        int[] parents = new int[tokens.length];
        Arrays.setAll(parents, i -> i == tokens.length - 1 ? i - 1 : tree.parent(i));
        yield session.append(TokenTree.of(tokens, parents), skips, readout);
      }
      default -> session.append(tree, skips, readout);
    };
  }

  @Override
  public void truncate(int length) {
    boolean shorter = bug == Bug.TRUNCATE_ONE_SHORT && length > 0 && length < length();
    session.truncate(shorter ? length - 1 : length);
  }

  @Override
  public void keep(int base, int[] path) {
    switch (bug) {
      case KEEP_WITHOUT_MOVING_ROWS -> session.truncate(base + path.length);
      case KEEP_OFF_BY_ONE -> session.keep(base, Arrays.copyOf(path, Math.max(1, path.length - 1)));
      case ACCEPTS_ANY_PATH -> {
        if (path[0] == 0) {
          session.keep(base, path);
        }
      }
      default -> session.keep(base, path);
    }
  }

  @Override
  public DecodeSession fork(int length) {
    return switch (bug) {
      case FORK_SHARES_ROWS -> {
        session.truncate(length);
        yield this;
      }
      case FORK_COPIES_EVERYTHING -> session.fork(length());
      default -> session.fork(length);
    };
  }

  @Override
  public LayerConfidence probe(int prefix, int[] tokens, ConfidenceSpace space) {
    LayerConfidence right = session.probe(prefix, tokens, space);
    return switch (bug) {
      case PROBE_APPENDS -> {
        session.append(Arrays.copyOf(tokens, 1), SkipSet.none(), Readout.ARGMAX);
        yield right;
      }
      case PROBE_IGNORES_PREFIX -> session.probe(length(), tokens, space);
      case PROBE_SWAPS_SUBLAYERS ->
          new LayerConfidence(/* attention= */ right.mlp(), /* mlp= */ right.attention());
      case PROBE_NEVER_NORMALIZES ->
          space == ConfidenceSpace.LM_HEAD
              ? session.probe(prefix, tokens, ConfidenceSpace.LM_HEAD_WITHOUT_NORM)
              : right;
      default -> right;
    };
  }

  @Override
  public double[][][] states(int prefix, int[] tokens) {
    double[][][] right =
        LayerStates.of(session).states(bug == Bug.STATES_IGNORE_PREFIX ? 0 : prefix, tokens);
    for (int i = 1; bug == Bug.STATES_OF_WHOLE_LAYERS && i < right.length; i += 2) {
      right[i] = right[i - 1];
    }
    for (int t = 0; bug == Bug.STATES_OF_SINGLE_TOKENS && t < tokens.length; t++) {
      double[][][] alone = LayerStates.of(session).states(prefix, new int[] {tokens[t]});
      for (int i = 0; i < right.length; i++) {
        right[i][t] = alone[i][0];
      }
    }
    return right;
  }

  @Override
  public double[][][] trySublayers(int from, int to, int prefix, double[][][] alternatives) {
    double[][][] given = alternatives.clone();
    int layers = shape.layers();
    return switch (bug) {
      case ALTERNATIVES_ARE_THE_FIRST -> {
        Arrays.fill(given, alternatives[0]);
        yield LayerStates.of(session).trySublayers(from, to, prefix, given);
      }
      case ALTERNATIVES_OF_SINGLE_TOKENS -> {
        double[][][] tried = new double[given.length][given[0].length][];
        for (int i = 0; i < tried.length; i++) {
          for (int t = 0; t < tried[i].length; t++) {
            double[][][] alone = {{given[i][t]}};
            tried[i][t] = LayerStates.of(session).trySublayers(from, to, prefix, alone)[0][0];
          }
        }
        yield tried;
      }
      case SUBLAYER_OFF_BY_ONE ->
          to < 2 * layers
              ? LayerStates.of(session).trySublayers(from + 1, to + 1, prefix, given)
              : LayerStates.of(session).trySublayers(from, to, prefix, given);
      case ONE_SUBLAYER_ONLY ->
          LayerStates.of(session).trySublayers(from, Math.min(to, from + 1), prefix, given);
      default -> LayerStates.of(session).trySublayers(from, to, prefix, given);
    };
  }

  @Override
  public int[] read(double[][] states) {
    int[] read = LayerStates.of(session).read(states);
    if (bug == Bug.READS_THE_FIRST_ONLY) {
      Arrays.fill(read, read.length == 0 ? 0 : read[0]);
    }
    for (int i = 0; bug == Bug.READS_THE_SECOND_BEST && i < read.length; i++) {
      read[i] = (read[i] + 1) % shape.vocabulary();
    }
    return read;
  }

  @Override
  public EarlyExits earlyExits(boolean watched) {
    return exits.computeIfAbsent(
        watched,
        w -> new BuggyExits(EarlyExitSession.of(session).earlyExits(w), session, bug, shape));
  }

  @Override
  public void close() {
    session.close();
  }

  private record BuggyLogits(Logits logits, Bug bug) implements Logits {
    @Override
    public int rows() {
      return logits.rows();
    }

    @Override
    public int argmax(int row) {
      return logits.argmax(row);
    }

    @Override
    public int token(int row, int rank) {
      return logits.token(row, rank);
    }

    @Override
    public double logit(int row, int rank) {
      return logits.logit(row, rank);
    }

    @Override
    public double probability(int row, int rank) {
      boolean top = bug == Bug.PROBABILITIES_OF_THE_TOP_ONLY;
      double p = logits.probability(row, rank);
      return top ? p / (logits.probability(row, 0) + logits.probability(row, 1)) : p;
    }

    @Override
    public double[] values(int row) {
      double[] values = logits.values(row);
      values[values.length / 2] += bug == Bug.SCORES_ARE_SLIGHTLY_OFF ? 0.01 : 0;
      return values;
    }
  }
}
