package dev.conflayers.testing;

import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.EarlyExits;
import dev.conflayers.model.ExitGuesses;
import dev.conflayers.model.Logits;
import dev.conflayers.model.ModelShape;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.TokenTree;
import dev.conflayers.testing.BuggyEngine.Bug;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Correct early exits with one bug around them. */
final class BuggyExits implements EarlyExits {
  private final EarlyExits exits;
  private final DecodeSession session;
  private final Bug bug;
  private final ModelShape shape;
  private final Map<Integer, Integer> drafted = new HashMap<>(); // tokens by row
  private int draftExit;

  BuggyExits(EarlyExits exits, DecodeSession session, Bug bug, ModelShape shape) {
    this.exits = exits;
    this.session = session;
    this.bug = bug;
    this.shape = shape;
  }

  @Override
  public Logits draft(int token, int exit, Readout readout) {
    int used =
        switch (bug) {
          case DRAFTS_BY_ONE_LAYER_MORE -> exit + 1 < shape.layers() ? exit + 1 : exit - 1;
          case EXITS_ACCEPT_ANYTHING -> anyExit(exit);
          default -> exit;
        };
    Logits logits = exits.draft(token, used, readout);
    drafted.put(session.length() - 1, token);
    draftExit = used;
    if (bug == Bug.DRAFTS_NOTHING_THAT_STAYS) {
      session.truncate(session.length() - 1);
    }
    return logits;
  }

  private int anyExit(int exit) {
    return Math.max(1, Math.min(exit, shape.layers() - 1));
  }

  @Override
  public Logits verify(TokenTree chain, int exit, Readout readout) {
    int base = session.length();
    return switch (bug) {
      case VERIFIES_WHAT_WAS_DRAFTED -> {
        int[] tokens = chain.tokens();
        for (int i = 0; i < tokens.length; i++) {
          tokens[i] = drafted.getOrDefault(base + i, tokens[i]);
        }
        drafted.clear();
        int[] parents = new int[tokens.length];
        for (int i = 0; i < tokens.length; i++) {
          parents[i] = chain.parent(i);
        }
        yield exits.verify(TokenTree.of(tokens, parents), exit, readout);
      }
      case VERIFIES_UP_TO_THE_EXIT ->
          session.append(chain, SkipSet.beyond(exit, shape.layers()), readout);
      case VERIFIED_ROWS_LACK_LAYERS -> {
        DecodeSession fork = session.fork(base);
        exits.verify(chain, exit, readout);
        session.truncate(base);
        BitSet first = new BitSet();
        first.set(0);
        session.append(chain, SkipSet.ofSublayers(new BitSet(), first), Readout.ARGMAX);
        yield fork.append(chain, readout);
      }
      case REUSES_ANY_EXIT -> exits.verify(chain, draftExit == 0 ? exit : draftExit, readout);
      case EXITS_ACCEPT_ANYTHING ->
          chain.isChain()
              ? exits.verify(chain, anyExit(exit), readout)
              : session.append(chain, readout);
      default -> exits.verify(chain, exit, readout);
    };
  }

  @Override
  public int reused() {
    return bug == Bug.REUSES_NOTHING ? 0 : exits.reused();
  }

  @Override
  public ExitGuesses guesses() {
    ExitGuesses right = exits.guesses();
    int[][] tokens = new int[right.layers()][right.nodes()];
    float[][] probabilities = new float[right.layers()][right.nodes()];
    for (int layer = 0; layer < tokens.length; layer++) {
      boolean late = bug == Bug.GUESSES_A_LAYER_LATE;
      int source = Math.min(tokens.length - 1, late ? layer + 1 : layer);
      for (int node = 0; node < tokens[layer].length; node++) {
        tokens[layer][node] = right.token(source, node);
        probabilities[layer][node] =
            bug == Bug.GUESSES_ARE_SURE ? 1 : right.probability(source, node);
      }
    }
    return new ExitGuesses(tokens, probabilities);
  }
}
