package dev.conflayers.gate;

import dev.conflayers.result.Agreement;
import dev.conflayers.result.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** How each metric is taken out of runs. */
final class Readings {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS = 1e9;

  private Readings() {}

  static List<Observed> layerPasses(RunReader runs, String strategy, String task) {
    double pass = runs.fullPass();
    return count(
        runs,
        strategy,
        task,
        m -> (m.weights().draft() + m.weights().verify() + m.weights().search()) / pass,
        Readings::later);
  }

  static List<Observed> verifyCalls(RunReader runs, String strategy, String task) {
    return count(runs, strategy, task, m -> m.steps().size(), Readings::later);
  }

  static List<Observed> acceptanceLength(RunReader runs, String strategy, String task) {
    return count(runs, strategy, task, Measurement::emittedInSteps, m -> m.steps().size());
  }

  static List<Observed> acceptanceRate(RunReader runs, String strategy, String task) {
    return count(runs, strategy, task, Measurement::accepted, Measurement::drafted);
  }

  static List<Observed> drafted(RunReader runs, String strategy, String task) {
    return count(runs, strategy, task, Measurement::drafted, Readings::later);
  }

  static List<Observed> searches(RunReader runs, String strategy, String task) {
    List<Observed> searches =
        new ArrayList<>(count(runs, strategy, task, m -> m.searches().size(), m -> 1));
    for (Measurement m : runs.searching(strategy, task)) {
      searches.add(new Observed(m.task(), m.example(), m.fork(), m.searches().size(), 0));
    }
    return searches;
  }

  /** Tokens that only steps emit: all but the first, which comes with the prompt. */
  private static double later(Measurement m) {
    return Math.max(0, m.emitted() - 1);
  }

  private static List<Observed> count(
      RunReader runs,
      String strategy,
      String task,
      ToDoubleFunction<Measurement> part,
      ToDoubleFunction<Measurement> whole) {
    return runs.samples(strategy, task).stream()
        .map(s -> of(s, part.applyAsDouble(s.own()), whole.applyAsDouble(s.own())))
        .toList();
  }

  private static Observed of(RunReader.Sample sample, double part, double whole) {
    return new Observed(sample.own().task(), sample.own().example(), sample.fork(), part, whole);
  }

  private static Observed of(RunReader.Paired pair, double part, double whole) {
    return new Observed(pair.own().task(), pair.own().example(), pair.fork(), part, whole);
  }

  static List<Observed> tokenExact(RunReader runs, String strategy, String task) {
    List<Observed> exact = new ArrayList<>();
    List<Map<Integer, Agreement>> agreements = new ArrayList<>();
    for (int run = 0; run < runs.runs().size(); run++) {
      agreements.add(runs.agreements(run));
    }
    for (RunReader.Sample sample : runs.samples(strategy, task)) {
      Agreement agreement = agreements.get(sample.run()).get(sample.own().trial());
      if (agreement != null) {
        exact.add(of(sample, agreement.identical() ? 1 : 0, 1));
      }
    }
    return exact;
  }

  /** One observation per output; the checksum is made of the tokens themselves. */
  static List<Observed> outputs(RunReader runs, String strategy, String task) {
    return count(runs, strategy, task, m -> m.output().size(), m -> 1);
  }

  static List<Observed> lengthRatio(RunReader runs, String strategy, String task) {
    return RunReader.pairs(runs.samples(strategy, task)).stream()
        .map(p -> of(p, p.own().output().size(), p.full().output().size()))
        .toList();
  }

  static List<Observed> failures(RunReader runs, String strategy, String task) {
    return runs.trials(strategy, task).stream()
        .map(m -> new Observed(m.task(), m.example(), m.fork(), m.ok() ? 0 : 1, 1))
        .toList();
  }

  static List<Observed> sGeo(RunReader runs, String strategy, String task) {
    return logs(runs.samples(strategy, task), 1, Readings::pace, false);
  }

  static List<Observed> sSteady(RunReader runs, String strategy, String task) {
    return logs(runs.steady(strategy, task), 1, Readings::pace, false);
  }

  static List<Observed> sDecode(RunReader runs, String strategy, String task) {
    return logs(runs.samples(strategy, task), 2, Readings::decodePace, false);
  }

  static List<Observed> ttftRatio(RunReader runs, String strategy, String task) {
    return logs(runs.samples(strategy, task), 1, m -> m.timing().prefill(), true);
  }

  static List<Observed> tpotRatio(RunReader runs, String strategy, String task) {
    return logs(runs.samples(strategy, task), 2, Readings::decodePace, true);
  }

  /**
   * Returns ln of full depth's quantity over the strategy's, or the other way round, of the pairs
   * whose outputs both have so many tokens.
   */
  private static List<Observed> logs(
      List<RunReader.Sample> samples,
      int tokens,
      ToDoubleFunction<Measurement> quantity,
      boolean over) {
    List<Observed> logs = new ArrayList<>();
    for (RunReader.Paired p : RunReader.pairs(samples)) {
      if (p.full().output().size() >= tokens && p.own().output().size() >= tokens) {
        double log = Math.log(quantity.applyAsDouble(p.full()) / quantity.applyAsDouble(p.own()));
        logs.add(of(p, over ? -log : log, 1));
      }
    }
    return logs;
  }

  /**
   * ln of a ratio of sums as a mean over prompts: each counts by what it adds to either sum, which
   * is linear in the sums and has the ratio's own spread. Nothing where a pair's outputs are not
   * equally long: total times then are of different work.
   */
  static List<Observed> sTotal(RunReader runs, String strategy, String task) {
    List<RunReader.Paired> pairs = RunReader.pairs(runs.samples(strategy, task));
    if (pairs.stream().anyMatch(p -> p.full().output().size() != p.own().output().size())) {
      return List.of();
    }
    double full = pairs.stream().mapToDouble(p -> p.full().wallNanos()).sum();
    double own = pairs.stream().mapToDouble(p -> p.own().wallNanos()).sum();
    double log = Math.log(full / own);
    int n = pairs.size();
    return pairs.stream()
        .map(
            s ->
                // One group for all tasks, for a total weighs prompts by their time.
                new Observed(
                    "total",
                    s.own().task() + "/" + s.own().example(),
                    s.fork(),
                    log + n * (s.full().wallNanos() / full - s.own().wallNanos() / own),
                    1))
        .toList();
  }

  static List<Observed> ttft(RunReader runs, String strategy, String task) {
    return absolute(runs, strategy, task, 1, m -> m.timing().prefill() / NANOS_PER_MILLI);
  }

  static List<Observed> tpot(RunReader runs, String strategy, String task) {
    return absolute(runs, strategy, task, 2, m -> decodePace(m) / NANOS_PER_MILLI);
  }

  static List<Observed> rate(RunReader runs, String strategy, String task) {
    return absolute(runs, strategy, task, 1, m -> NANOS / pace(m));
  }

  private static List<Observed> absolute(
      RunReader runs,
      String strategy,
      String task,
      int tokens,
      ToDoubleFunction<Measurement> quantity) {
    return runs.samples(strategy, task).stream()
        .filter(s -> s.own().output().size() >= tokens)
        .map(s -> of(s, Math.log(quantity.applyAsDouble(s.own())), 1))
        .toList();
  }

  private static double pace(Measurement m) {
    return (double) m.wallNanos() / m.output().size();
  }

  private static double decodePace(Measurement m) {
    return (double) (m.timing().total() - m.timing().prefill()) / (m.output().size() - 1);
  }
}
