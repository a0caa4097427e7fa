package dev.conflayers.judge.gate;

import dev.conflayers.base.Sha256;
import dev.conflayers.evidence.Observed;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.Templates;
import dev.conflayers.evidence.TrialView;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.judge.figure.Grid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Aggregates observations into point values. */
final class Values {
  private Values() {}

  /** Returns the sum of parts divided by the sum of wholes; null if the divisor is 0. */
  static @Nullable Double ratio(List<Observed> observed) {
    double part = observed.stream().mapToDouble(Observed::part).sum();
    double whole = observed.stream().mapToDouble(Observed::whole).sum();
    return whole == 0 ? null : part / whole;
  }

  static boolean finite(List<Observed> observed) {
    return observed.stream().allMatch(Observed::finite);
  }

  static int prompts(List<Observed> observed) {
    return (int) observed.stream().map(Values::prompt).distinct().count();
  }

  static int forks(List<Observed> observed) {
    return (int) observed.stream().map(Observed::fork).distinct().count();
  }

  static String prompt(Observed observed) {
    return observed.task() + "/" + observed.example();
  }

  /** Returns the mean of each prompt, in the order of their names. */
  static Map<String, Double> byPrompt(List<Observed> observed) {
    Map<String, List<Observed>> prompts = new TreeMap<>();
    observed.forEach(o -> prompts.computeIfAbsent(prompt(o), p -> new ArrayList<>()).add(o));
    Map<String, Double> means = new TreeMap<>();
    prompts.forEach(
        (prompt, own) -> {
          Double mean = ratio(own);
          if (mean != null) {
            means.put(prompt, mean);
          }
        });
    return means;
  }

  static Grid grid(List<Observed> logs, double sign, Templates templates) {
    return Grid.of(logs.stream().map(o -> cell(o, sign * o.part(), templates)).toList());
  }

  private static Grid.Cell cell(Observed o, double value, Templates templates) {
    return new Grid.Cell(o.task(), o.example(), o.fork(), value, templates.of(o));
  }

  /** Returns head minus base for each prompt in each fork that both have. */
  static Grid differences(
      List<Observed> base, List<Observed> head, double sign, Templates templates) {
    Map<String, double[]> bases = new HashMap<>();
    for (Observed o : base) {
      double[] sum = bases.computeIfAbsent(prompt(o) + "/" + o.fork(), cell -> new double[2]);
      sum[0] += o.part();
      sum[1]++;
    }
    List<Grid.Cell> cells = new ArrayList<>();
    for (Observed o : head) {
      double[] sum = bases.get(prompt(o) + "/" + o.fork());
      if (sum != null) {
        cells.add(cell(o, sign * (o.part() - sum[0] / sum[1]), templates));
      }
    }
    return Grid.of(cells);
  }

  /** Returns SHA-256 of all output tokens of a strategy; empty if there are none. */
  static String digest(RunView runs, String strategy, String task) {
    List<String> outputs = new ArrayList<>();
    runs.trials(task, strategy).stream()
        .sorted(
            Comparator.comparing(TrialView::task)
                .thenComparing(TrialView::example)
                .thenComparing(TrialView::fork)
                .thenComparing(TrialView::repetition))
        .forEach(
            m -> {
              outputs.add(m.task() + "/" + m.example());
              outputs.add(m.output().toString());
            });
    return outputs.isEmpty() ? "" : Sha256.ofParts(outputs);
  }

  static boolean concerns(String task, String asked) {
    return asked.equals(Comparison.ALL_TASKS) || asked.equals(task);
  }
}
