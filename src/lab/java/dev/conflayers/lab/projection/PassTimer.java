package dev.conflayers.lab.projection;

import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.ModelDimensions;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.TokenTree;
import dev.conflayers.stats.LeastSquares;
import dev.conflayers.stats.Quantiles;
import dev.conflayers.stats.RandomDraws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;

/**
 * Times passes in the sequences that occur in a decode, because each pass determines the state of
 * the caches for the next: full-depth steps in a row, and rounds of draft passes followed by a
 * verification. All kinds are interleaved in varying order, and each directly follows a few
 * full-depth steps to which its time is related: the pace of a shared machine changes from second
 * to second, and every speedup is a ratio to a step. Medians are reported.
 */
public final class PassTimer {
  /** The minimum number of layers of a timed model. */
  public static final int FEWEST_LAYERS = 4;

  private static final int[] NODES = {1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 16, 24, 32};
  private static final int MOST_DRAFTED = 10;
  private static final int DRAFTED = 4;
  private static final int STEPS = 4;
  private static final int FEWEST_ROUNDS = 5;
  private static final int MOST_ROUNDS = 400;

  /** Variation between loads of the same weights, which repetitions do not show. */
  private static final double LEAST_SPREAD = 0.02;

  /** Ratio of the standard deviations of median and mean for normal data. */
  private static final double MEDIAN = 1.2533;

  private final LanguageModel model;
  private final int context;
  private final LongSupplier nanos;
  private final RandomDraws order;
  private final List<Sequence> sequences = new ArrayList<>();

  /** Times of full-depth steps, in seconds. */
  private final Times steps = new Times();

  /** Times of one kind, in seconds or in steps. */
  private static final class Times {
    private final List<Double> values = new ArrayList<>();

    double median() {
      return Quantiles.median(array());
    }

    /** Returns the standard error of the median's logarithm. */
    double spread() {
      double error = MEDIAN * Quantiles.scaledMad(array()) / Math.sqrt(values.size()) / median();
      return Math.hypot(error, LEAST_SPREAD);
    }

    private double[] array() {
      return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  /**
   * Passes in a row.
   *
   * @param drafted number of draft passes; 0 for steps only
   * @param nodes nodes of the verification after them
   * @param draft sublayers skipped by draft passes
   * @param verify sublayers skipped by the verification, or by the steps
   * @param drafts times of a draft pass, in steps
   * @param verifications times of a verification, in steps
   */
  private record Sequence(
      int drafted, int nodes, SkipSet draft, SkipSet verify, Times drafts, Times verifications) {
    Sequence(int drafted, int nodes, SkipSet draft, SkipSet verify) {
      this(drafted, nodes, draft, verify, new Times(), new Times());
    }
  }

  /**
   * @param context rows in the cache
   * @param order determines the order of the interleaved kinds
   */
  public PassTimer(LanguageModel model, int context, LongSupplier nanos, RandomDraws order) {
    this.model = model;
    this.context = context;
    this.nanos = nanos;
    this.order = order;
    int layers = model.shape().layers();
    if (layers < FEWEST_LAYERS) {
      throw new ProjectionProblem(
          "passes are distinguished by the layers they skip, of which there must be at least "
              + FEWEST_LAYERS
              + ", got "
              + layers);
    }
    SkipSet half = SkipSet.ofLayers(every(layers, 2));
    for (int nodes : NODES) {
      int drafted = Math.min(nodes - 1, MOST_DRAFTED);
      sequences.add(new Sequence(drafted, nodes, half, SkipSet.none()));
      sequences.add(new Sequence(drafted, nodes, half, half));
    }
    SkipSet attention = SkipSet.ofSublayers(every(layers, 2), new BitSet());
    SkipSet mlp = SkipSet.ofSublayers(new BitSet(), every(layers, 2));
    SkipSet quarter = SkipSet.ofLayers(every(layers, 4));
    BitSet others = every(layers, 4);
    others.flip(1, layers);
    SkipSet most = SkipSet.ofLayers(others);
    for (SkipSet set : List.of(quarter, most, attention, mlp, SkipSet.none())) {
      sequences.add(new Sequence(DRAFTED, DRAFTED + 1, set, SkipSet.none()));
    }
  }

  /** Returns every {@code step}-th layer, never the first. */
  private static BitSet every(int layers, int step) {
    BitSet set = new BitSet();
    for (int layer = 1; layer < layers; layer += step) {
      set.set(layer);
    }
    return set;
  }

  /**
   * Measures for about the given time.
   *
   * @param of dimensions of the target model; the timed model may have fewer layers
   * @param progress receives the share done
   */
  public PassTable time(
      ModelDimensions of,
      String dtype,
      Map<String, String> machine,
      double seconds,
      DoubleConsumer progress) {
    try (DecodeSession session = model.openSession(context + NODES[NODES.length - 1])) {
      session.append(tokens(context), SkipSet.none(), Readout.ARGMAX);
      // The first round warms up.
      sequences.forEach(sequence -> time(session, sequence));
      steps.values.clear();
      sequences.forEach(
          sequence -> {
            sequence.drafts().values.clear();
            sequence.verifications().values.clear();
          });
      long start = nanos.getAsLong();
      double passed = 0;
      for (int round = 0;
          round < FEWEST_ROUNDS || (passed < seconds && round < MOST_ROUNDS);
          round++) {
        shuffled().forEach(sequence -> time(session, sequence));
        passed = (nanos.getAsLong() - start) / 1e9;
        progress.accept(Math.min(1, Math.max(passed / seconds, (round + 1.0) / MOST_ROUNDS)));
      }
    }
    int layers = model.shape().layers();
    return new PassTable(
        PassTable.VERSION, of, layers, dtype, context, machine, draft(layers), verify(of, layers));
  }

  private List<Sequence> shuffled() {
    List<Sequence> shuffled = new ArrayList<>(sequences);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      int other = order.below(i + 1);
      Sequence sequence = shuffled.get(i);
      shuffled.set(i, shuffled.get(other));
      shuffled.set(other, sequence);
    }
    return shuffled;
  }

  private void time(DecodeSession session, Sequence sequence) {
    double step = step(session, SkipSet.none());
    steps.values.add(step);
    if (sequence.nodes() == 1) {
      double other = sequence.verify().isEmpty() ? step : step(session, sequence.verify());
      sequence.verifications().values.add(other / step);
      return;
    }
    int[] one = tokens(1);
    long start = nanos.getAsLong();
    for (int drafted = 0; drafted < sequence.drafted(); drafted++) {
      session.append(one, sequence.draft(), Readout.top(2));
    }
    double drafting = (nanos.getAsLong() - start) / 1e9;
    sequence.drafts().values.add(drafting / sequence.drafted() / step);
    session.truncate(context);
    int[] tokens = tokens(sequence.nodes());
    TokenTree tree = TokenTree.chain(tokens[0], Arrays.copyOfRange(tokens, 1, tokens.length));
    start = nanos.getAsLong();
    session.append(tree, sequence.verify(), Readout.ARGMAX);
    sequence.verifications().values.add((nanos.getAsLong() - start) / 1e9 / step);
    session.truncate(context);
  }

  /**
   * Returns the seconds of a step, excluding the first of a row, which follows another kind of
   * pass.
   */
  private double step(DecodeSession session, SkipSet skips) {
    int[] one = tokens(1);
    double seconds = 0;
    for (int step = 0; step < STEPS; step++) {
      long start = nanos.getAsLong();
      session.append(one, skips, Readout.ARGMAX);
      if (step > 0) {
        seconds += (nanos.getAsLong() - start) / 1e9;
      }
      session.truncate(context);
    }
    return seconds / (STEPS - 1);
  }

  private int[] tokens(int count) {
    int[] tokens = new int[count];
    for (int i = 0; i < count; i++) {
      tokens[i] = (7 * i + 1) % model.shape().vocabulary();
    }
    return tokens;
  }

  /** Fits the components of a draft pass to its times with several skip sets. */
  private PassTable.Row draft(int layers) {
    List<Sequence> rounds =
        sequences.stream().filter(s -> s.drafted() > 0 && s.verify().isEmpty()).toList();
    double[][] kept = new double[rounds.size()][];
    double[] times = new double[rounds.size()];
    for (int i = 0; i < times.length; i++) {
      SkipSet skips = rounds.get(i).draft();
      kept[i] =
          new double[] {
            layers - (double) skips.attentionCount(), layers - (double) skips.mlpCount()
          };
      times[i] = rounds.get(i).drafts().median() * steps.median();
    }
    double[] parts = LeastSquares.fit(kept, times);
    double spread =
        Quantiles.median(rounds.stream().mapToDouble(s -> s.drafts().spread()).toArray());
    return new PassTable.Row(1, parts[0], parts[1], parts[2], spread);
  }

  private List<PassTable.Row> verify(ModelDimensions of, int layers) {
    double share = (double) of.attentionWeights() / (of.attentionWeights() + of.mlpWeights());
    List<PassTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < NODES.length; i++) {
      Times full = sequences.get(2 * i).verifications();
      Times half = sequences.get(2 * i + 1).verifications();
      int skipped = sequences.get(2 * i + 1).verify().mlpCount();
      double whole = full.median() * steps.median();
      double layer = (whole - half.median() * steps.median()) / skipped;
      rows.add(
          new PassTable.Row(
              NODES[i],
              whole - layers * layer,
              share * layer,
              (1 - share) * layer,
              NODES[i] == 1 ? steps.spread() : full.spread()));
    }
    return rows;
  }
}
