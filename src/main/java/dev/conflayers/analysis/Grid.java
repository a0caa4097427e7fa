package dev.conflayers.analysis;

import dev.conflayers.stats.CrossedEffects;
import dev.conflayers.stats.CrossedTable;
import dev.conflayers.stats.StudentEstimate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A quantity of each prompt in each fork: for each task a table of prompts by forks without holes.
 * Prompts that lack a fork are left out, and forks that lack too many prompts.
 */
final class Grid {
  private final SortedMap<String, CrossedTable> tables;
  private final SortedMap<String, List<String>> examples;
  private final List<Integer> forks;
  private final int dropped;

  private Grid(
      SortedMap<String, CrossedTable> tables,
      SortedMap<String, List<String>> examples,
      List<Integer> forks,
      int dropped) {
    this.tables = tables;
    this.examples = examples;
    this.forks = forks;
    this.dropped = dropped;
  }

  /** One repetition of one prompt in one fork. */
  record Cell(String task, String example, int fork, double value) {
    String prompt() {
      return task + "/" + example;
    }
  }

  static Grid of(Collection<Cell> cells) {
    Map<String, Set<Integer>> forksOf = new TreeMap<>();
    cells.forEach(
        cell -> forksOf.computeIfAbsent(cell.prompt(), p -> new TreeSet<>()).add(cell.fork()));
    Set<Integer> columns = columns(forksOf.values());
    SortedMap<String, List<CrossedTable.Cell>> kept = new TreeMap<>();
    for (Cell cell : cells) {
      Set<Integer> own = forksOf.getOrDefault(cell.prompt(), Set.of());
      if (columns.contains(cell.fork()) && own.containsAll(columns)) {
        kept.computeIfAbsent(cell.task(), t -> new ArrayList<>())
            .add(new CrossedTable.Cell(cell.example(), column(cell.fork()), cell.value()));
      }
    }
    SortedMap<String, CrossedTable> tables = new TreeMap<>();
    SortedMap<String, List<String>> examples = new TreeMap<>();
    kept.forEach(
        (task, values) -> {
          tables.put(task, CrossedTable.of(values));
          examples.put(
              task, values.stream().map(CrossedTable.Cell::row).distinct().sorted().toList());
        });
    int rows = tables.values().stream().mapToInt(CrossedTable::rows).sum();
    return new Grid(tables, examples, List.copyOf(columns), forksOf.size() - rows);
  }

  /** Tables sort columns by name. */
  private static String column(int fork) {
    return String.format(Locale.ROOT, "%09d", fork);
  }

  /** Returns the forks that together leave the most cells. */
  private static Set<Integer> columns(Collection<Set<Integer>> rows) {
    Map<Integer, Integer> counts = new TreeMap<>();
    rows.forEach(row -> row.forEach(fork -> counts.merge(fork, 1, Integer::sum)));
    List<Integer> byCount = new ArrayList<>(counts.keySet());
    byCount.sort(Comparator.comparing((Integer fork) -> -counts.getOrDefault(fork, 0)));
    Set<Integer> best = Set.of();
    long most = 0;
    for (int k = 1; k <= byCount.size(); k++) {
      Set<Integer> columns = new TreeSet<>(byCount.subList(0, k));
      long cells = k * rows.stream().filter(row -> row.containsAll(columns)).count();
      if (cells >= most && cells > 0) {
        best = columns;
        most = cells;
      }
    }
    return best;
  }

  SortedMap<String, CrossedTable> tables() {
    return Collections.unmodifiableSortedMap(tables);
  }

  boolean isEmpty() {
    return tables.isEmpty();
  }

  int forks() {
    return forks.size();
  }

  /** Returns the example of a row of a task's table. */
  String example(String task, int row) {
    return examples.getOrDefault(task, List.of()).get(row);
  }

  /** Returns the fork of a column. */
  int fork(int column) {
    return forks.get(column);
  }

  /** Returns how many prompts lacked a fork. */
  int dropped() {
    return dropped;
  }

  int rows() {
    return tables.values().stream().mapToInt(CrossedTable::rows).sum();
  }

  /** Returns the mean over tasks of the mean over prompts; over prompts if a task has but one. */
  double point() {
    return combined().rows() == 1 ? combined().rowMeans()[0] : CrossedEffects.of(combined()).mean();
  }

  /** Returns the same with its spread, tasks weighing the same; null for a single prompt. */
  @Nullable StudentEstimate student() {
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
   * Returns all prompts in one table whose mean is that of {@link #point} and whose rows and
   * columns spread as the tasks' do within: in a task of n prompts of N, what a value differs from
   * the task's mean by counts N / (tasks n) times.
   */
  CrossedTable combined() {
    if (tables.size() == 1) {
      return tables.values().iterator().next();
    }
    boolean weigh = stratified();
    List<Double> means =
        tables.values().stream().map(table -> CrossedEffects.of(table).mean()).toList();
    double grand = means.stream().mapToDouble(m -> m).average().orElse(0);
    int rows = rows();
    double[][] all = new double[rows][];
    int at = 0;
    int task = 0;
    for (CrossedTable table : tables.values()) {
      double mean = means.get(task++);
      double factor = (double) rows / tables.size() / table.rows();
      for (double[] row : table.cells()) {
        for (int j = 0; weigh && j < row.length; j++) {
          row[j] = grand + factor * (row[j] - mean);
        }
        all[at++] = row;
      }
    }
    return CrossedTable.of(all);
  }

  Replicate unit() {
    return forks() > 1 ? Replicate.PROMPT_AND_FORK : Replicate.PROMPT;
  }

  Population population() {
    return forks() > 1 ? Population.PROMPTS_AND_JVMS : Population.PROMPTS_IN_THIS_JVM;
  }

  /** Returns the exponential of the mean: a ratio, for a grid of its logarithms. */
  Figure ratio(Estimand estimand, double confidence) {
    StudentEstimate student = student();
    return new Figure(
        estimand,
        "",
        Math.exp(point()),
        student == null
            ? Bounds.unknown(confidence)
            : Bounds.of(student.interval(confidence)).exp(),
        unit(),
        rows(),
        forks(),
        population());
  }
}
