package dev.conflayers.projection;

import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.ModelDimensions;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.TokenTree;
import dev.conflayers.stats.Draws;
import dev.conflayers.stats.LeastSquares;
import dev.conflayers.stats.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;

/**
 * Times passes of every kind in turns, in an order that changes from round to round: a machine that
 * others use is slower in one minute than in the next, and all kinds should have their share of
 * that. The median of a kind counts.
 *
 * <p>Each pass comes after the one that it comes after in a decode, since that leaves in the caches
 * what it leaves: a step after a step, a draft pass after one of the same set, and a verification
 * after a draft pass of every other layer.
 */
public final class PassTimer {
  private static final int[] NODES = {1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 24, 32};

  /** The fewest layers that a timed model may have. */
  public static final int FEWEST_LAYERS = 4;

  private static final int FEWEST_ROUNDS = 5;
  private static final int MOST_ROUNDS = 400;
  private static final int WARM_UP = 2;

  /** What another load of the same weights may differ by, which no repetition shows. */
  private static final double LEAST_SPREAD = 0.02;

  /** Standard deviation of a median over that of a mean, for normal numbers. */
  private static final double MEDIAN = 1.2533;

  private final LanguageModel model;
  private final int context;
  private final LongSupplier nanos;
  private final Draws order;
  private final SkipSet half;
  private final List<Cell> cells = new ArrayList<>();

  /** A kind of pass and its times in seconds. */
  private static final class Cell {
    private final int nodes;
    private final SkipSet skips;
    private final boolean draft;
    private final List<Double> times = new ArrayList<>();

    Cell(int nodes, SkipSet skips, boolean draft) {
      this.nodes = nodes;
      this.skips = skips;
      this.draft = draft;
    }

    double median() {
      return Quantiles.median(array());
    }

    /** Returns the standard error of the median's logarithm. */
    double spread() {
      double error = MEDIAN * Quantiles.scaledMad(array()) / Math.sqrt(times.size()) / median();
      return Math.hypot(error, LEAST_SPREAD);
    }

    private double[] array() {
      return times.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  /**
   * @param context rows in the cache
   * @param order decides in which order a round times its kinds
   */
  public PassTimer(LanguageModel model, int context, LongSupplier nanos, Draws order) {
    this.model = model;
    this.context = context;
    this.nanos = nanos;
    this.order = order;
    int layers = model.shape().layers();
    if (layers < FEWEST_LAYERS) {
      throw new ProjectionProblem(
          "passes are told apart by the layers they leave out, of which there must be at least "
              + FEWEST_LAYERS
              + ", got "
              + layers);
    }
    half = SkipSet.ofLayers(every(layers, 2));
    for (int nodes : NODES) {
      cells.add(new Cell(nodes, SkipSet.none(), false));
      cells.add(new Cell(nodes, half, false));
    }
    cells.add(new Cell(1, SkipSet.none(), true));
    cells.add(new Cell(1, half, true));
    cells.add(new Cell(1, SkipSet.ofLayers(every(layers, 4)), true));
    cells.add(new Cell(1, SkipSet.ofSublayers(every(layers, 2), new BitSet()), true));
    cells.add(new Cell(1, SkipSet.ofSublayers(new BitSet(), every(layers, 2)), true));
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
   * Times for about so long.
   *
   * @param of the dimensions of the model that is meant; the one that is timed may have fewer
   *     layers
   * @param progress hears the share that is done
   */
  public PassTable time(
      ModelDimensions of,
      String dtype,
      Map<String, String> machine,
      double seconds,
      DoubleConsumer progress) {
    try (DecodeSession session = model.openSession(context + NODES[NODES.length - 1])) {
      session.append(tokens(context), SkipSet.none(), Readout.ARGMAX);
      for (int round = 0; round < WARM_UP; round++) {
        cells.forEach(cell -> time(session, cell));
      }
      long start = nanos.getAsLong();
      double passed = 0;
      for (int round = 0;
          round < FEWEST_ROUNDS || (passed < seconds && round < MOST_ROUNDS);
          round++) {
        for (Cell cell : shuffled()) {
          cell.times.add(time(session, cell));
        }
        passed = (nanos.getAsLong() - start) / 1e9;
        progress.accept(Math.min(1, Math.max(passed / seconds, (round + 1.0) / MOST_ROUNDS)));
      }
    }
    int layers = model.shape().layers();
    return new PassTable(
        PassTable.VERSION, of, layers, dtype, context, machine, draft(layers), verify(of, layers));
  }

  private List<Cell> shuffled() {
    List<Cell> shuffled = new ArrayList<>(cells);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      int other = order.below(i + 1);
      Cell cell = shuffled.get(i);
      shuffled.set(i, shuffled.get(other));
      shuffled.set(other, cell);
    }
    return shuffled;
  }

  private double time(DecodeSession session, Cell cell) {
    int[] tokens = tokens(cell.nodes);
    TokenTree tree = TokenTree.chain(tokens[0], Arrays.copyOfRange(tokens, 1, tokens.length));
    boolean verifies = cell.nodes > 1;
    session.append(
        tokens(1),
        verifies ? half : cell.skips,
        verifies || cell.draft ? Readout.top(2) : Readout.ARGMAX);
    session.truncate(context);
    long start = nanos.getAsLong();
    if (cell.nodes == 1) {
      session.append(tokens, cell.skips, cell.draft ? Readout.top(2) : Readout.ARGMAX);
    } else {
      session.append(tree, cell.skips, Readout.ARGMAX);
    }
    double seconds = (nanos.getAsLong() - start) / 1e9;
    session.truncate(context);
    return seconds;
  }

  private int[] tokens(int count) {
    int[] tokens = new int[count];
    for (int i = 0; i < count; i++) {
      tokens[i] = (7 * i + 1) % model.shape().vocabulary();
    }
    return tokens;
  }

  /** Fits the parts of a draft pass to what it takes with several sets left out. */
  private PassTable.Row draft(int layers) {
    List<Cell> drafts = cells.stream().filter(cell -> cell.draft).toList();
    double[][] kept = new double[drafts.size()][];
    double[] times = new double[drafts.size()];
    for (int i = 0; i < times.length; i++) {
      SkipSet skips = drafts.get(i).skips;
      kept[i] =
          new double[] {
            layers - (double) skips.attentionCount(), layers - (double) skips.mlpCount()
          };
      times[i] = drafts.get(i).median();
    }
    double[] parts = LeastSquares.fit(kept, times);
    double spread = drafts.stream().mapToDouble(Cell::spread).max().orElse(0);
    return new PassTable.Row(1, parts[0], parts[1], parts[2], spread);
  }

  private List<PassTable.Row> verify(ModelDimensions of, int layers) {
    double share = (double) of.attentionWeights() / (of.attentionWeights() + of.mlpWeights());
    List<PassTable.Row> rows = new ArrayList<>();
    for (int nodes : NODES) {
      List<Cell> both = cells.stream().filter(cell -> !cell.draft && cell.nodes == nodes).toList();
      Cell full = both.get(0);
      Cell half = both.get(1);
      double layer = (full.median() - half.median()) / half.skips.mlpCount();
      rows.add(
          new PassTable.Row(
              nodes,
              full.median() - layers * layer,
              share * layer,
              (1 - share) * layer,
              full.spread()));
    }
    return rows;
  }
}
