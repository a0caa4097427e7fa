package dev.conflayers.testing;

import dev.conflayers.model.EarlyExits;
import dev.conflayers.model.ExitGuesses;
import dev.conflayers.model.Logits;
import dev.conflayers.model.ModelShape;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.TokenTree;
import dev.conflayers.model.plain.DraftTrace;

/** Early exits of a {@link ScriptedSession}; what a layer guesses is what a draft by it says. */
final class ScriptedExits implements EarlyExits {
  private final ScriptedSession session;
  private final ScriptedModel model;
  private final boolean watched;
  private final int layers;
  private final DraftTrace trace;
  private int reused;

  /** The texts that end in the nodes of the last verified chain; empty if outdated. */
  private long[] texts = {};

  ScriptedExits(ScriptedSession session, ScriptedModel model, boolean watched) {
    this.session = session;
    this.model = model;
    this.watched = watched;
    this.layers = model.shape().layers();
    this.trace = new DraftTrace(layers);
  }

  @Override
  public Logits draft(int token, int exit, Readout readout) {
    trace.checkExit(exit);
    int row = session.length();
    int before = session.writes();
    Logits logits = session.append(new int[] {token}, SkipSet.beyond(exit, layers), readout);
    trace.drafted(token, row, exit, before, session.writes());
    texts = new long[0];
    return logits;
  }

  /** However many of its rows run through the first layers, it reads their weights once. */
  @Override
  public Logits verify(TokenTree chain, int exit, Readout readout) {
    trace.checkExit(exit);
    DraftTrace.checkChain(chain);
    long[] ends = session.textsOf(chain);
    reused = trace.take(chain, session.length(), exit, session.writes());
    ModelShape shape = model.shape();
    SkipSet skips = reused == chain.size() ? SkipSet.before(exit) : SkipSet.none();
    Logits logits = session.append(chain, SkipSet.none(), readout, shape.passBytes(skips));
    texts = ends;
    return logits;
  }

  @Override
  public int reused() {
    return reused;
  }

  @Override
  public ExitGuesses guesses() {
    session.checkOpen();
    if (!watched || texts.length == 0) {
      throw new IllegalStateException("asked for guesses where nothing was watched");
    }
    model.read(model.shape().weights().head());
    int[][] tokens = new int[layers][texts.length];
    float[][] probabilities = new float[layers][texts.length];
    for (int layer = 0; layer < layers; layer++) {
      for (int node = 0; node < texts.length; node++) {
        tokens[layer][node] = model.best(texts[node], SkipSet.beyond(layer + 1, layers));
        probabilities[layer][node] = (float) ScriptedModel.confidence(texts[node]);
      }
    }
    return new ExitGuesses(tokens, probabilities);
  }
}
