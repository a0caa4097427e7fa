package dev.conflayers.judge.figure;

import dev.conflayers.evidence.Bounds;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Population;
import dev.conflayers.evidence.Replicate;
import dev.conflayers.evidence.TrialView;
import dev.conflayers.stats.CrossedEffects;
import dev.conflayers.stats.CrossedTable;
import dev.conflayers.stats.Leverage;
import dev.conflayers.stats.Means;
import dev.conflayers.stats.SkewedMean;
import dev.conflayers.stats.StudentEstimate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Ratios of sums over prompts, with the spread of each prompt's influence in each fork: for ln(sum
 * a / sum b) the influence is a / mean(a) - b / mean(b), increased by leverage if it is a large
 * part of a sum.
 */
public final class Sums {
  private final List<Row> rows = new ArrayList<>();

  /** One trial's terms of the sums: the ratio is (first / second) / (third / fourth). */
  private record Row(
      String task,
      String example,
      String template,
      int fork,
      double first,
      double second,
      double third,
      double fourth) {
    /** Returns the sampling unit: the template if known, else the prompt. */
    String draw() {
      return template.isEmpty() ? task + "/" + example : "of " + template;
    }
  }

  /** Adds terms to both sums of a plain ratio. */
  public Sums add(TrialView at, String template, double numerator, double denominator) {
    return add(at, template, numerator, denominator, 1, 1);
  }

  public Sums add(
      TrialView at, String template, double first, double second, double third, double fourth) {
    rows.add(new Row(at.task(), at.example(), template, at.fork(), first, second, third, fourth));
    return this;
  }

  private static double sum(List<Row> of, ToDoubleFunction<Row> part) {
    return of.stream().mapToDouble(part).sum();
  }

  private static double ratio(List<Row> of) {
    return sum(of, Row::first)
        / sum(of, Row::second)
        / (sum(of, Row::third) / sum(of, Row::fourth));
  }

  /** Returns the ratio of all sums; null if a divisor is 0. */
  @Nullable Double value() {
    double ratio = ratio(rows);
    return rows.isEmpty() || !Double.isFinite(ratio) ? null : ratio;
  }

  /** Returns the ratio with its spread by prompts and forks; null if there is none. */
  public @Nullable Estimate figure(Estimand estimand, String at, double confidence, boolean timed) {
    Double value = value();
    if (value == null) {
      return null;
    }
    Grid grid = influences();
    CrossedTable table = grid.pooled();
    Bounds bounds = Bounds.unknown(confidence);
    if (table.rows() > 1) {
      StudentEstimate log = CrossedEffects.of(table).randomRows();
      // The influences' mean is 0 only if no prompt was excluded.
      StudentEstimate moved =
          new StudentEstimate(
              value > 0 ? Math.log(value) : 0, log.standardError(), log.degreesOfFreedom());
      bounds =
          value > 0
              ? Bounds.of(SkewedMean.interval(moved, table, confidence)).exp()
              : new Bounds(0.0, null, confidence);
    }
    return new Estimate(
        estimand,
        at,
        value,
        bounds,
        grid.unit(),
        table.rows(),
        grid.forks(),
        timed ? grid.population() : Population.PROMPTS);
  }

  /** Returns the ratio with each fork as one observation; null with fewer than two forks. */
  public @Nullable Estimate overForks(Estimand estimand, double confidence) {
    Map<Integer, List<Row>> byFork = new TreeMap<>();
    rows.forEach(row -> byFork.computeIfAbsent(row.fork(), f -> new ArrayList<>()).add(row));
    double[] logs = byFork.values().stream().mapToDouble(of -> Math.log(ratio(of))).toArray();
    for (double log : logs) {
      if (!Double.isFinite(log)) {
        return null;
      }
    }
    if (logs.length < 2) {
      return null;
    }
    StudentEstimate student = Means.student(logs);
    return new Estimate(
        estimand,
        "",
        Math.exp(student.point()),
        Bounds.of(student.interval(confidence)).exp(),
        Replicate.FORK,
        logs.length,
        logs.length,
        Population.STREAMS);
  }

  private Grid influences() {
    double n = rows.size();
    double first = sum(rows, Row::first) / n;
    double second = sum(rows, Row::second) / n;
    double third = sum(rows, Row::third) / n;
    double fourth = sum(rows, Row::fourth) / n;
    Map<String, Double> leverages = leverages();
    return Grid.of(
        rows.stream()
            .map(
                row ->
                    new Grid.Cell(
                        row.task(),
                        row.example(),
                        row.fork(),
                        leverages.getOrDefault(row.draw(), 1.0)
                            * (share(row.first(), first)
                                - share(row.second(), second)
                                - share(row.third(), third)
                                + share(row.fourth(), fourth)),
                        row.template()))
            .toList());
  }

  private Map<String, Double> leverages() {
    Map<String, List<Row>> draws = new LinkedHashMap<>();
    rows.forEach(row -> draws.computeIfAbsent(row.draw(), d -> new ArrayList<>()).add(row));
    double[] factors =
        Leverage.of(
            shares(draws.values(), Row::first),
            shares(draws.values(), Row::second),
            shares(draws.values(), Row::third),
            shares(draws.values(), Row::fourth));
    Map<String, Double> leverages = new HashMap<>();
    int at = 0;
    for (String draw : draws.keySet()) {
      leverages.put(draw, factors[at++]);
    }
    return leverages;
  }

  private double[] shares(Collection<List<Row>> draws, ToDoubleFunction<Row> part) {
    double all = sum(rows, part);
    return draws.stream()
        .mapToDouble(own -> all == 0 ? 1.0 / draws.size() : sum(own, part) / all)
        .toArray();
  }

  private static double share(double part, double mean) {
    return mean == 0 ? 0 : part / mean;
  }
}
