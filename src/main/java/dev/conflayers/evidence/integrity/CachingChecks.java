package dev.conflayers.evidence.integrity;

import dev.conflayers.decode.StreamState;
import dev.conflayers.evidence.Pair;
import dev.conflayers.record.Measurement;
import dev.conflayers.stats.Alternative;
import dev.conflayers.stats.RankCorrelation;
import dev.conflayers.stats.SignFlip;
import dev.conflayers.suite.declared.Schedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Checks for caching: whether a prompt decodes faster because it or others were decoded before. */
final class CachingChecks {

  /** Significance level: a smaller p-value is taken for an effect. */
  private static final double LEVEL = 0.01;

  /** The fewest pairs that can reach the level: 1/2^7 is below it. */
  private static final int FEWEST = 7;

  /** Smaller effects are ignored. */
  private static final double SMALL = 0.01;

  private static final double LARGE = 0.05;

  private static final int DRAWS = 9_999;
  private static final long SEED = 1;

  private final AuditedRun run;

  CachingChecks(AuditedRun run) {
    this.run = run;
  }

  /** Compares full depth with its control: the same call twice in a block, in random order. */
  Finding secondCall() {
    String control = run.run().schedule().control();
    if (control.isEmpty()) {
      return Finding.notChecked(
          "second-call", "the run has no control that decodes each prompt at full depth again.");
    }
    List<Double> logs = new ArrayList<>();
    for (Pair pair : run.pairs(control)) {
      boolean later = pair.strategy().position() > pair.baseline().position();
      double log = AuditedRun.logTime(pair.strategy()) - AuditedRun.logTime(pair.baseline());
      logs.add(later ? log : -log);
    }
    return judged("second-call", "full depth's second call of the same prompt", logs);
  }

  /** Compares later repetitions of a prompt with the first in the same process. */
  Finding repetition() {
    Set<String> fixed = fixed();
    Map<String, Measurement> first = new HashMap<>();
    List<Double> logs = new ArrayList<>();
    for (Measurement m : run.measured()) {
      String call =
          String.join("\n", Integer.toString(m.fork()), m.task(), m.example(), m.strategy());
      if (m.repetition() == 0) {
        first.putIfAbsent(call, m);
      } else if (first.containsKey(call) && fixed.contains(m.strategy())) {
        logs.add(AuditedRun.logTime(m) - AuditedRun.logTime(first.get(call)));
      }
    }
    return logs.isEmpty()
        ? Finding.notChecked("repetition", "no prompt was measured more than once by a process.")
        : judged("repetition", "a later repetition of the same prompt", logs);
  }

  private static Finding judged(String check, String what, List<Double> logs) {
    double[] differences =
        logs.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).toArray();
    if (differences.length < FEWEST) {
      return Finding.notChecked(
          check,
          FigureText.of(
              "%d pairs are too few to tell whether the later call is faster; at least %d are"
                  + " needed.",
              differences.length, FEWEST));
    }
    SignFlip test = SignFlip.of(differences, Alternative.LESS, DRAWS, new SplittableRandom(SEED));
    double change = Math.expm1(test.mean());
    String evidence =
        FigureText.of(
            "%s takes %+.1f%% time per token relative to the first (one-sided p = %.4f, %d pairs)",
            what, 100 * change, test.pValue(), test.pairs());
    return outcome(check, evidence, test.pValue() < LEVEL ? -change : 0);
  }

  /**
   * Judges a significant saving by its size. It caps rather than fails, because a machine that gets
   * quieter during a block shows the same, and the random order of a block keeps either from
   * favouring a strategy.
   */
  private static Finding outcome(String check, String evidence, double saved) {
    if (saved >= LARGE) {
      return Finding.cap(
          check,
          evidence + ": state is kept between calls, or the machine became faster meanwhile.");
    }
    return saved >= SMALL
        ? Finding.warn(check, evidence + ": state may be kept between calls.")
        : Finding.pass(check, evidence + ".");
  }

  /** Returns the strategies that do not learn while they are measured. */
  private Set<String> fixed() {
    return run.run().schedule().strategies().stream()
        .filter(strategy -> strategy.state() != StreamState.COLD_STREAM)
        .map(Schedule.ScheduledStrategy::name)
        .collect(Collectors.toSet());
  }

  /**
   * Correlates time relative to the baseline's with the number of trials that the decoder had
   * served.
   */
  Finding decoderAge() {
    String check = "decoder-age";
    Set<String> fixed = fixed();
    List<Finding> found = new ArrayList<>();
    for (Schedule.ScheduledStrategy strategy : run.run().schedule().strategies()) {
      List<Pair> pairs = run.pairs(strategy.name());
      boolean ages =
          pairs.stream().mapToInt(pair -> pair.strategy().decoderAge()).distinct().count() > 1;
      boolean other = !strategy.name().equals(run.baseline());
      if (ages && other && fixed.contains(strategy.name())) {
        found.add(aged(check, strategy.name(), pairs));
      }
    }
    return found.stream()
        .max(Comparator.comparing(finding -> severity(finding.outcome())))
        .orElse(Finding.pass(check, "every decoder that does not learn was new for each prompt."));
  }

  private static int severity(Finding.Outcome outcome) {
    return switch (outcome) {
      case PASS -> 0;
      case NOT_CHECKED -> 1;
      case WARN -> 2;
      case CAP -> 3;
      case FAIL -> 4;
    };
  }

  private static Finding aged(String check, String strategy, List<Pair> pairs) {
    List<Pair> byAge =
        pairs.stream()
            .filter(pair -> Double.isFinite(log(pair)))
            .sorted(Comparator.comparingInt(pair -> pair.strategy().decoderAge()))
            .toList();
    if (byAge.size() < 2 * FEWEST) {
      return Finding.notChecked(
          check,
          FigureText.of(
              "%d outputs of %s are too few to tell whether its decoder gets faster; at least %d"
                  + " are needed.",
              byAge.size(), strategy, 2 * FEWEST));
    }
    Map<String, Double> means =
        byAge.stream()
            .collect(
                Collectors.groupingBy(
                    pair -> pair.strategy().task(),
                    Collectors.averagingDouble(CachingChecks::log)));
    double[] logs =
        byAge.stream()
            .mapToDouble(pair -> log(pair) - means.getOrDefault(pair.strategy().task(), 0.0))
            .toArray();
    RankCorrelation order = RankCorrelation.withOrder(logs, DRAWS / 10, new SplittableRandom(SEED));
    int half = logs.length / 2;
    double young = Arrays.stream(logs, 0, half).average().orElse(0);
    double old = Arrays.stream(logs, half, logs.length).average().orElse(0);
    double change = Math.expm1(old - young);
    String evidence =
        FigureText.of(
            "%s, which does not learn, takes %+.1f%% time relative to full depth in the later half"
                + " of its decoder's trials (rank correlation %.2f, p = %.3f, %d outputs)",
            strategy, 100 * change, order.correlation(), order.pValue(), order.n());
    return outcome(check, evidence, order.pValue() < LEVEL ? -change : 0);
  }

  private static double log(Pair pair) {
    return AuditedRun.logTime(pair.strategy()) - AuditedRun.logTime(pair.baseline());
  }
}
