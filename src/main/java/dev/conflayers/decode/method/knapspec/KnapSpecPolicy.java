package dev.conflayers.decode.method.knapspec;

import dev.conflayers.decode.NanoClock;
import dev.conflayers.decode.SearchEvent;
import dev.conflayers.decode.SearchEvent.Kind;
import dev.conflayers.decode.SkipPolicy;
import dev.conflayers.decode.StepOutcome;
import dev.conflayers.decode.Transcript;
import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.LayerStates;
import dev.conflayers.model.ModelShape;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Optional;

/**
 * KnapSpec's skip policy: chooses after the first few verifications, and then at every interval.
 * The reference fits lines to the cost of attention at several lengths beforehand; here both kinds
 * of sublayer are timed at the current length before each choice.
 */
final class KnapSpecPolicy implements SkipPolicy {
  /** The number of latest tokens a choice is based on at most; bounds the programme's memory. */
  private static final int MOST_TOKENS = 32;

  private static final int TIMINGS = 3;

  private final KnapSpecSettings settings;
  private final ModelShape shape;
  private final NanoClock clock;
  private final Deque<Integer> committed = new ArrayDeque<>();
  private SkipSet current = SkipSet.none();
  private int deepest;
  private int wait;
  private long bytes;

  KnapSpecPolicy(KnapSpecSettings settings, ModelShape shape, NanoClock clock) {
    this.settings = settings;
    this.shape = shape;
    this.clock = clock;
    this.wait = settings.rounds();
  }

  @Override
  public SkipSet skips() {
    return current;
  }

  @Override
  public int deepest() {
    return deepest;
  }

  /** The choice stays, but the rows that the next choice needs are gone. */
  @Override
  public void begin() {
    committed.clear();
  }

  @Override
  public Optional<SearchEvent> learn(
      StepOutcome outcome, Transcript transcript, DecodeSession session) {
    committed.addLast(outcome.accepted() + 1);
    if (committed.size() > settings.rounds()) {
      committed.removeFirst();
    }
    wait--;
    boolean due = wait <= 0 && committed.size() == settings.rounds();
    if (!due || outcome.last() || session.length() == session.capacity()) {
      return Optional.empty();
    }
    wait = settings.interval();
    choose(transcript, session);
    return Optional.of(
        new SearchEvent(outcome.step(), Kind.CANDIDATE, 0, current, Optional.empty(), bytes));
  }

  private void choose(Transcript transcript, DecodeSession session) {
    bytes = 0;
    int seen = committed.stream().mapToInt(Integer::intValue).sum();
    int tokens = Math.min(MOST_TOKENS, seen);
    int prefix = session.length() - tokens;
    KnapSpecSelection selection =
        new KnapSpecSelection(
            shape.layers(), costs(transcript.root(), session), network(session, prefix));
    double[][][] full =
        LayerStates.of(session).states(prefix, transcript.slice(prefix, prefix + tokens));
    bytes += shape.fullPassBytes() - shape.weights().head();
    KnapSpecSelection.Choice choice = selection.choose(full);
    current = sublayers(choice.sublayers());
    deepest = choice.depth();
  }

  private KnapSpecSelection.Network network(DecodeSession session, int prefix) {
    return new KnapSpecSelection.Network() {
      @Override
      public double[][][] run(int sublayer, double[][][] alternatives) {
        boolean attention = sublayer % 2 == 0;
        bytes += attention ? shape.weights().attention() : shape.weights().mlp();
        return LayerStates.of(session).trySublayers(sublayer, sublayer + 1, prefix, alternatives);
      }

      @Override
      public int[] read(double[][] states) {
        bytes += shape.weights().head();
        return LayerStates.of(session).read(states);
      }
    };
  }

  /** Times what steps cost with and without each kind of sublayer. */
  private KnapSpecSelection.Costs costs(int token, DecodeSession session) {
    BitSet none = new BitSet();
    BitSet all = new BitSet();
    all.set(0, shape.layers());
    long both = nanos(token, session, SkipSet.none());
    long withoutAttention = nanos(token, session, SkipSet.ofSublayers(all, none));
    long withoutMlp = nanos(token, session, SkipSet.ofSublayers(none, all));
    return new KnapSpecSelection.Costs(
        Math.max(1, both - withoutAttention) / (double) shape.layers(),
        Math.max(1, both - withoutMlp) / (double) shape.layers());
  }

  private long nanos(int token, DecodeSession session, SkipSet skips) {
    int base = session.length();
    int[] pending = {token};
    long least = Long.MAX_VALUE;
    for (int i = 0; i < TIMINGS; i++) {
      long start = clock.nanos();
      session.append(pending, skips, Readout.ARGMAX);
      least = Math.min(least, clock.nanos() - start);
      session.truncate(base);
      bytes += shape.passBytes(skips);
    }
    return least;
  }

  private static SkipSet sublayers(BitSet chosen) {
    BitSet attention = new BitSet();
    BitSet mlp = new BitSet();
    chosen.stream().forEach(i -> (i % 2 == 0 ? attention : mlp).set(i / 2));
    return SkipSet.ofSublayers(attention, mlp);
  }
}
