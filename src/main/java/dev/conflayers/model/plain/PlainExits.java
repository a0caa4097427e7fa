package dev.conflayers.model.plain;

import dev.conflayers.model.EarlyExits;
import dev.conflayers.model.ExitGuesses;
import dev.conflayers.model.Logits;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.TokenTree;

/**
 * Reference implementation of early exits: a draft skips the later layers, a verification runs
 * every layer, and reusable nodes are only counted.
 */
final class PlainExits implements EarlyExits {
  private final PlainSession session;
  private final PlainLlama model;
  private final boolean watched;
  private final int layers;
  private final DraftTrace trace;
  private int reused;

  /** The streams of the last verified chain, [2 layers + 1][nodes][hidden]; empty if outdated. */
  private double[][][] streams = {};

  PlainExits(PlainSession session, PlainLlama model, boolean watched) {
    this.session = session;
    this.model = model;
    this.watched = watched;
    this.layers = model.spec().layers();
    this.trace = new DraftTrace(layers);
  }

  @Override
  public Logits draft(int token, int exit, Readout readout) {
    trace.checkExit(exit);
    int row = session.length();
    int before = session.writes();
    Logits logits = session.append(new int[] {token}, SkipSet.beyond(exit, layers), readout);
    trace.drafted(token, row, exit, before, session.writes());
    streams = new double[0][][];
    return logits;
  }

  @Override
  public Logits verify(TokenTree chain, int exit, Readout readout) {
    trace.checkExit(exit);
    DraftTrace.checkChain(chain);
    double[][][] grown = session.states(session.length(), chain.tokens());
    reused = trace.take(chain, session.length(), exit, session.writes());
    Logits logits = session.append(chain, readout);
    streams = grown;
    return logits;
  }

  @Override
  public int reused() {
    return reused;
  }

  @Override
  public ExitGuesses guesses() {
    if (!watched || streams.length == 0) {
      throw new IllegalStateException(
          "no states were kept to make guesses from; verify a chain with watched exits first");
    }
    int[][] tokens = new int[layers][streams[0].length];
    float[][] probabilities = new float[layers][streams[0].length];
    for (int layer = 0; layer < layers; layer++) {
      for (int node = 0; node < tokens[layer].length; node++) {
        double[] scores = model.logits(streams[2 * layer + 2][node]);
        tokens[layer][node] = PlainSession.best(scores);
        probabilities[layer][node] = (float) PlainLlama.softmax(scores)[tokens[layer][node]];
      }
    }
    return new ExitGuesses(tokens, probabilities);
  }
}
