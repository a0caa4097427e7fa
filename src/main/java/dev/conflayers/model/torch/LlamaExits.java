package dev.conflayers.model.torch;

import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.jni.IValue;
import dev.conflayers.model.EarlyExits;
import dev.conflayers.model.ExitGuesses;
import dev.conflayers.model.Logits;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.TokenTree;
import dev.conflayers.model.torch.StepCall.StreamUse;
import org.jspecify.annotations.Nullable;

/**
 * Early exits of one session: the residual streams of the last draft at the exit stay on the
 * device, [slots, most nodes, hidden], and verification continues from them. There is one slot for
 * the exit, or one for each layer while confidences are watched.
 */
final class LlamaExits implements EarlyExits, AutoCloseable {
  private final LlamaSession session;
  private final LlamaModel model;
  private final SessionLimits limits;
  private final boolean watched;
  private final int layers;
  private final IValue kept;
  private ScriptModule.@Nullable Shared best;
  private ScriptModule.@Nullable Shared sure;

  /** The tokens whose streams are kept, the first of them at position {@code base}. */
  private final int[] drafted = new int[PassBuffers.MOST_NODES];

  private int draftedCount;
  private int base;
  private int draftExit;
  private long writesThen;
  private int reused;
  private int verified;

  LlamaExits(LlamaSession session, LlamaModel model, SessionLimits limits, boolean watched) {
    this.session = session;
    this.model = model;
    this.limits = limits;
    this.watched = watched;
    this.layers = model.config().layers();
    this.kept =
        model
            .module()
            .allocate(
                model.format(),
                watched ? layers : 1,
                PassBuffers.MOST_NODES,
                model.config().hidden());
  }

  @Override
  public Logits draft(int token, int exit, Readout readout) {
    limits.checkExit(exit);
    int row = session.length() - base;
    boolean follows = valid(exit) && row >= 0 && row <= draftedCount && row < drafted.length;
    int at = follows ? row : 0;
    Logits logits =
        session.append(TokenTree.chain(token), SkipSet.beyond(exit, layers), readout, keeping(at));
    base = session.length() - 1 - at;
    drafted[at] = token;
    draftedCount = at + 1;
    draftExit = exit;
    writesThen = session.writes();
    verified = 0;
    return logits;
  }

  @Override
  public Logits verify(TokenTree chain, int exit, Readout readout) {
    limits.checkExit(exit);
    if (!chain.isChain()) {
      throw new IllegalArgumentException(
          "early exits verify chains only, got a tree of "
              + chain.size()
              + " nodes and height "
              + chain.height());
    }
    int known = valid(exit) && session.length() == base ? inCommon(chain) : 0;
    Logits logits;
    if (known == 0) {
      logits = session.append(chain, SkipSet.none(), readout, watched ? keeping(0) : null);
    } else {
      if (known < chain.size()) {
        session.runNodes(chain, known, SkipSet.beyond(exit, layers), null, keeping(known));
      }
      logits = session.append(chain, SkipSet.before(exit), readout, goingOn(exit));
    }
    reused = known;
    draftedCount = 0;
    verified = chain.size();
    return logits;
  }

  /** Returns whether the drafted rows and their streams are still valid. */
  private boolean valid(int exit) {
    return draftedCount > 0 && draftExit == exit && writesThen == session.writes();
  }

  private int inCommon(TokenTree chain) {
    int same = 0;
    while (same < draftedCount && same < chain.size() && drafted[same] == chain.token(same)) {
      same++;
    }
    return same;
  }

  private StreamUse keeping(int row) {
    return new StreamUse(kept, 0, watched ? StreamUse.EVERY_LAYER : StreamUse.LAST, row);
  }

  private StreamUse goingOn(int exit) {
    return watched
        ? new StreamUse(kept, exit, StreamUse.EVERY_LAYER, 0)
        : new StreamUse(kept, 1, StreamUse.NOTHING, 0);
  }

  @Override
  public int reused() {
    return reused;
  }

  @Override
  public ExitGuesses guesses() {
    session.checkOpen();
    if (!watched) {
      throw new IllegalStateException("these exits are not watched, so there are no guesses");
    }
    if (verified == 0) {
      throw new IllegalStateException("no chain has been verified since the last draft");
    }
    int[][] tokens = new int[layers][verified];
    float[][] probabilities = new float[layers][verified];
    // All logits of a call's rows are in memory at once.
    int most = PassBuffers.MOST_NODES / verified;
    for (int from = 0; from < layers; from += most) {
      int to = Math.min(layers, from + most);
      guess(from, to);
      for (int i = 0; i < (to - from) * verified; i++) {
        tokens[from + i / verified][i % verified] = (int) best().bytes().getLong(8 * i);
        probabilities[from + i / verified][i % verified] = sure().bytes().getFloat(4 * i);
      }
    }
    return new ExitGuesses(tokens, probabilities);
  }

  private void guess(int from, int to) {
    long kernel = model.kernels().forRows((to - from) * verified).code();
    long[] call = {verified, from, to, kernel};
    try (IValue arguments = IValue.listFrom(call)) {
      model
          .module()
          .effect(
              "guess",
              model.weights(),
              kept,
              best().tensor(),
              sure().tensor(),
              model.shapeArgument(),
              model.epsilon(),
              arguments);
    }
  }

  private ScriptModule.Shared best() {
    if (best == null) {
      best = model.module().share(DataType.INT64, PassBuffers.MOST_NODES);
    }
    return best;
  }

  private ScriptModule.Shared sure() {
    if (sure == null) {
      sure = model.module().share(DataType.FLOAT32, PassBuffers.MOST_NODES);
    }
    return sure;
  }

  @Override
  public void close() {
    kept.close();
    if (best != null) {
      best.close();
    }
    if (sure != null) {
      sure.close();
    }
  }
}
