package dev.conflayers.decode.method.swift;

import dev.conflayers.decode.SearchEvent;
import dev.conflayers.decode.SearchEvent.Kind;
import dev.conflayers.decode.SkipPolicy;
import dev.conflayers.decode.StepOutcome;
import dev.conflayers.decode.Transcript;
import dev.conflayers.decode.method.GaussianProcess;
import dev.conflayers.decode.method.Proposals;
import dev.conflayers.decode.method.Subsets;
import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.Logits;
import dev.conflayers.model.ModelShape;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.TokenTree;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * SWIFT's skip policy. The reference copies the whole cache for every candidate; here the prompt's
 * rows are copied once per prompt, and each candidate overwrites the rows after them.
 */
final class SwiftPolicy implements SkipPolicy {
  private static final double NOISE = 1e-2;

  private final SwiftSettings settings;
  private final ModelShape shape;
  private final int eligible;
  private final SplittableRandom random;
  private final GaussianProcess process = new GaussianProcess(NOISE);
  private @Nullable DecodeSession scratch;
  private SkipSet current;
  private double best;
  private int iterations;
  private int tolerance;
  private long read;
  private boolean searching = true;

  SwiftPolicy(SwiftSettings settings, ModelShape shape) {
    this.settings = settings;
    this.shape = shape;
    this.eligible = shape.layers() - 2;
    this.random = new SplittableRandom(settings.seed());
    BitSet everyOther = new BitSet();
    for (int layer = 1; layer < shape.layers() - 1; layer += 2) {
      everyOther.set(layer);
    }
    this.current = SkipSet.ofLayers(everyOther);
  }

  @Override
  public SkipSet skips() {
    return current;
  }

  /** Ends the search; the best set so far becomes the current one. */
  SkipSet freeze() {
    searching = false;
    return current;
  }

  @Override
  public void begin() {
    forget();
  }

  private void forget() {
    if (scratch != null) {
      scratch.close();
      scratch = null;
    }
  }

  @Override
  public Optional<SearchEvent> learn(
      StepOutcome outcome, Transcript transcript, DecodeSession session) {
    Optional<SearchEvent> event = Optional.empty();
    boolean enough = transcript.committed() > settings.contextWindow() + 1;
    if (searching && enough && !outcome.last() && outcome.step() % settings.searchInterval() == 0) {
      event = Optional.of(tryOne(outcome.step(), transcript, session));
    }
    if (outcome.last() || !searching) {
      forget();
    }
    return event;
  }

  private SearchEvent tryOne(int step, Transcript transcript, DecodeSession session) {
    int size = (int) Math.floor(2 * eligible * settings.skipRatio());
    boolean proposed = (iterations + 1) % settings.bayesInterval() == 0;
    BitSet chosen =
        proposed
            ? Proposals.ofSize(process, 2 * eligible, size, random)
            : Subsets.draw(2 * eligible, size, random);
    SkipSet candidate = Subsets.sublayers(chosen, eligible);
    double score = matched(candidate, transcript, session);
    long bytes = shape.passBytes(candidate);
    read += bytes;
    process.add(Proposals.point(chosen, 2 * eligible), score);
    Kind kind = Kind.REJECTED;
    if (score > best) {
      best = score;
      current = candidate;
      tolerance = 0;
      kind = Kind.IMPROVED;
    } else {
      tolerance++;
    }
    iterations++;
    if (kind == Kind.IMPROVED && score > settings.maxScore()) {
      searching = false;
      kind = Kind.CONVERGED;
    } else if (tolerance > settings.maxTolerance()
        || iterations > settings.maxIterations()
        || (settings.maxPasses() > 0 && read >= settings.maxPasses() * shape.fullPassBytes())) {
      searching = false;
      kind = Kind.EXHAUSTED;
    }
    return new SearchEvent(step, kind, 0, current, Optional.empty(), bytes);
  }

  /**
   * Returns the share of the first generated tokens that a draft without the set's sublayers
   * predicts.
   */
  private double matched(SkipSet candidate, Transcript transcript, DecodeSession session) {
    int from = transcript.promptLength();
    if (scratch == null) {
      scratch = session.fork(from);
    }
    scratch.truncate(from);
    int window = settings.contextWindow();
    int[] shown = transcript.slice(from, from + window);
    int[] rest = Arrays.copyOfRange(shown, 1, window);
    Logits logits = scratch.append(TokenTree.chain(shown[0], rest), candidate, Readout.ARGMAX);
    int right = 0;
    for (int i = 0; i < window; i++) {
      right += logits.argmax(i) == transcript.token(from + i + 1) ? 1 : 0;
    }
    scratch.truncate(from);
    return (double) right / window;
  }
}
