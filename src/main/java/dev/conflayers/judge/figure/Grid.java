package dev.conflayers.judge.figure;

import dev.conflayers.evidence.Bounds;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Population;
import dev.conflayers.evidence.Replicate;
import dev.conflayers.stats.Clusters;
import dev.conflayers.stats.CrossedEffects;
import dev.conflayers.stats.CrossedTable;
import dev.conflayers.stats.SkewedMean;
import dev.conflayers.stats.StudentEstimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Crossed design: a quantity of each prompt in each fork, as one complete table of prompts by forks
 * per task. Prompts that lack a fork are excluded, and forks that lack too many prompts.
 *
 * <p>Prompts of one template resemble each other: if templates are known, they are the sampling
 * units, and a mean over prompts varies like a mean of clusters. If all prompts are of one
 * template, nothing is known about other templates, so prompts are the units.
 */
public final class Grid {
  private final SortedMap<String, CrossedTable> prompts;
  private final SortedMap<String, CrossedTable> tables;
  private final SortedMap<String, List<String>> templates;
  private final SortedMap<String, List<String>> examples;
  private final List<Integer> forks;
  private final int dropped;

  private Grid(
      SortedMap<String, CrossedTable> prompts,
      SortedMap<String, List<String>> templates,
      SortedMap<String, List<String>> examples,
      List<Integer> forks,
      int dropped) {
    this.prompts = prompts;
    this.templates = templates;
    this.examples = examples;
    this.tables = new TreeMap<>();
    prompts.forEach(
        (task, table) ->
            tables.put(task, table.grouped(Clusters.of(templates.getOrDefault(task, List.of())))));
    this.forks = forks;
    this.dropped = dropped;
  }

  /**
   * One repetition of one prompt in one fork; the value must be finite.
   *
   * @param template that the prompt was made from; empty if unknown
   */
  public record Cell(String task, String example, int fork, double value, String template) {
    /** Makes a cell of a prompt without a known template. */
    public Cell(String task, String example, int fork, double value) {
      this(task, example, fork, value, "");
    }

    public Cell {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(
            "the value of " + task + "/" + example + " must be finite, got " + value);
      }
    }
  }

  /** Returns the tables of {@code cells}; empty if there are none. */
  public static Grid of(Collection<Cell> cells) {
    int width = 1 + cells.stream().mapToInt(Cell::fork).max().orElse(0);
    SortedMap<String, Map<String, double[]>> byTask = new TreeMap<>();
    Map<String, String> byPrompt = new HashMap<>();
    boolean repeats = false;
    for (Cell cell : cells) {
      if (!cell.template().isEmpty()) {
        byPrompt.put(cell.task() + "/" + cell.example(), cell.template());
      }
      double[] row =
          byTask
              .computeIfAbsent(cell.task(), t -> new HashMap<>())
              .computeIfAbsent(cell.example(), e -> missing(width));
      repeats |= !Double.isNaN(row[cell.fork()]);
      row[cell.fork()] = cell.value();
    }
    List<double[]> prompts = byTask.values().stream().flatMap(t -> t.values().stream()).toList();
    int[] columns = columns(prompts, width);
    SortedMap<String, CrossedTable> tables = new TreeMap<>();
    SortedMap<String, List<String>> examples = new TreeMap<>();
    SortedMap<String, List<String>> templates = new TreeMap<>();
    for (Map.Entry<String, Map<String, double[]>> task : byTask.entrySet()) {
      SortedMap<String, double[]> whole = new TreeMap<>();
      task.getValue()
          .forEach(
              (example, row) -> {
                if (holds(row, columns)) {
                  whole.put(example, IntStream.of(columns).mapToDouble(c -> row[c]).toArray());
                }
              });
      if (!whole.isEmpty()) {
        examples.put(task.getKey(), List.copyOf(whole.keySet()));
        templates.put(
            task.getKey(),
            whole.keySet().stream()
                .map(example -> byPrompt.getOrDefault(task.getKey() + "/" + example, ""))
                .toList());
        tables.put(
            task.getKey(),
            repeats
                ? repeated(cells, task.getKey(), whole.keySet(), columns)
                : CrossedTable.of(whole.values().toArray(double[][]::new)));
      }
    }
    int rows = tables.values().stream().mapToInt(CrossedTable::rows).sum();
    return new Grid(
        tables, templates, examples, IntStream.of(columns).boxed().toList(), prompts.size() - rows);
  }

  /** Returns a row of one prompt's values by fork, all missing (NaN). */
  private static double[] missing(int width) {
    double[] row = new double[width];
    Arrays.fill(row, Double.NaN);
    return row;
  }

  private static boolean holds(double[] row, int[] columns) {
    for (int column : columns) {
      if (Double.isNaN(row[column])) {
        return false;
      }
    }
    return true;
  }

  /** Tables with repeats sort columns by name. */
  private static CrossedTable repeated(
      Collection<Cell> cells, String task, Set<String> examples, int[] columns) {
    Set<Integer> forks = IntStream.of(columns).boxed().collect(Collectors.toSet());
    return CrossedTable.of(
        cells.stream()
            .filter(cell -> cell.task().equals(task) && forks.contains(cell.fork()))
            .filter(cell -> examples.contains(cell.example()))
            .map(
                cell ->
                    new CrossedTable.Cell(
                        cell.example(),
                        String.format(Locale.ROOT, "%09d", cell.fork()),
                        cell.value()))
            .toList());
  }

  /** Returns the forks that together keep the most cells, ascending. */
  private static int[] columns(List<double[]> rows, int width) {
    int[] counts = new int[width];
    for (double[] row : rows) {
      for (int fork = 0; fork < width; fork++) {
        counts[fork] += Double.isNaN(row[fork]) ? 0 : 1;
      }
    }
    List<Integer> byCount =
        IntStream.range(0, width)
            .filter(fork -> counts[fork] > 0)
            .boxed()
            .sorted(Comparator.comparing((Integer fork) -> -counts[fork]))
            .toList();
    int[] best = {};
    long most = 0;
    for (int k = 1; k <= byCount.size(); k++) {
      int[] columns = byCount.subList(0, k).stream().mapToInt(i -> i).sorted().toArray();
      long cells = k * rows.stream().filter(row -> holds(row, columns)).count();
      if (cells >= most && cells > 0) {
        best = columns;
        most = cells;
      }
    }
    return best;
  }

  /** Returns the table of each task whose rows are independent draws: templates, or prompts. */
  public SortedMap<String, CrossedTable> tables() {
    return Collections.unmodifiableSortedMap(tables);
  }

  /** Returns the table of each task whose rows are prompts. */
  public SortedMap<String, CrossedTable> prompts() {
    return Collections.unmodifiableSortedMap(prompts);
  }

  public boolean isEmpty() {
    return tables.isEmpty();
  }

  /** Returns the number of forks that have all remaining prompts. */
  public int forks() {
    return forks.size();
  }

  /** Returns the example of a row of a task's table of prompts. */
  public String example(String task, int row) {
    return examples.getOrDefault(task, List.of()).get(row);
  }

  /** Returns the fork of a column. */
  public int fork(int column) {
    return forks.get(column);
  }

  /** Returns the number of prompts that were excluded because they lacked a fork. */
  public int dropped() {
    return dropped;
  }

  /** Returns the number of remaining prompts. */
  public int rows() {
    return prompts.values().stream().mapToInt(CrossedTable::rows).sum();
  }

  /** Returns the number of independent draws: templates or prompts. */
  public int units() {
    return tables.values().stream().mapToInt(CrossedTable::rows).sum();
  }

  /**
   * Returns the mean over tasks of the mean over prompts; over all prompts if a task has only one.
   */
  public double point() {
    return combined().rows() == 1 ? combined().rowMeans()[0] : CrossedEffects.of(combined()).mean();
  }

  /** Returns the same with its spread, tasks having equal weight; null for a single prompt. */
  public @Nullable StudentEstimate student() {
    if (rows() < 2) {
      return null;
    }
    return tables.size() > 1 && stratified()
        ? CrossedEffects.stratified(
            List.copyOf(tables.values()), Collections.nCopies(tables.size(), 1.0))
        : CrossedEffects.of(combined()).randomRows();
  }

  private boolean stratified() {
    return tables.values().stream().allMatch(table -> table.rows() > 1);
  }

  /**
   * Returns the draws of all tasks in one table, where prompts have equal weight whatever their
   * task.
   */
  CrossedTable pooled() {
    List<double[]> all = new ArrayList<>();
    prompts.values().forEach(table -> all.addAll(List.of(table.cells())));
    return CrossedTable.of(all.toArray(double[][]::new))
        .grouped(Clusters.of(templates.values().stream().flatMap(List::stream).toList()));
  }

  /**
   * Returns all draws in one table with the mean of {@link #point} and the spread of rows and
   * columns within tasks: in a task of n draws of N, a value's deviation from the task's mean is
   * multiplied by N / (tasks n).
   */
  public CrossedTable combined() {
    if (tables.size() == 1) {
      return tables.values().iterator().next();
    }
    if (!stratified()) {
      return pooled();
    }
    List<Double> means =
        tables.values().stream().map(table -> CrossedEffects.of(table).mean()).toList();
    double grand = means.stream().mapToDouble(m -> m).average().orElse(0);
    int rows = units();
    double[][] all = new double[rows][];
    int at = 0;
    int task = 0;
    for (CrossedTable table : tables.values()) {
      double mean = means.get(task++);
      double factor = (double) rows / tables.size() / table.rows();
      for (double[] row : table.cells()) {
        for (int j = 0; j < row.length; j++) {
          row[j] = grand + factor * (row[j] - mean);
        }
        all[at++] = row;
      }
    }
    return CrossedTable.of(all);
  }

  public Replicate unit() {
    if (units() < rows()) {
      return forks() > 1 ? Replicate.TEMPLATE_AND_FORK : Replicate.TEMPLATE;
    }
    return forks() > 1 ? Replicate.PROMPT_AND_FORK : Replicate.PROMPT;
  }

  public Population population() {
    return forks() > 1 ? Population.PROMPTS_AND_JVMS : Population.PROMPTS_IN_THIS_JVM;
  }

  /** Returns the exponential of the mean: a ratio, for a grid of its logarithms. */
  public Estimate ratio(Estimand estimand, double confidence) {
    StudentEstimate student = student();
    return new Estimate(
        estimand,
        "",
        Math.exp(point()),
        student == null
            ? Bounds.unknown(confidence)
            : Bounds.of(SkewedMean.interval(student, combined(), confidence)).exp(),
        unit(),
        units(),
        forks(),
        population());
  }
}
