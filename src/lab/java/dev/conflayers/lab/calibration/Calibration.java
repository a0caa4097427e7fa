package dev.conflayers.lab.calibration;

import dev.conflayers.stats.Interval;
import dev.conflayers.stats.Proportions;
import dev.conflayers.stats.RandomDraws;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Runs every scenario. The same seed gives the same counts, however many threads there are. */
public final class Calibration {
  /** Probability that a correct implementation has every rate of a run within its limits. */
  public static final double CONFIDENCE = 0.99;

  private static final int FAST_SHARE = 20;

  private final long seed;
  private final boolean fast;

  /**
   * @param fast runs a twentieth of the trials, with correspondingly wider limits
   */
  public Calibration(long seed, boolean fast) {
    this.seed = seed;
    this.fast = fast;
  }

  /** Runs all scenarios and tells {@code progress} each one's name before it starts. */
  public List<Outcome> run(Consumer<String> progress) {
    return run(Scenarios.all(), progress);
  }

  List<Outcome> run(List<Scenario> scenarios, Consumer<String> progress) {
    int checks = scenarios.stream().mapToInt(s -> s.checks().size()).sum();
    List<Outcome> outcomes = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      progress.accept(scenario.name());
      outcomes.addAll(run(scenario, 1 - (1 - CONFIDENCE) / checks));
    }
    return List.copyOf(outcomes);
  }

  private List<Outcome> run(Scenario scenario, double confidence) {
    int trials = fast ? Math.max(100, scenario.trials() / FAST_SHARE) : scenario.trials();
    // Separate streams by scenario and trial: neither other scenarios nor threads change the draws.
    long stream = RandomDraws.stream(seed, scenario.name().hashCode()).nextLong();
    int[] happened =
        IntStream.range(0, trials)
            .parallel()
            .mapToObj(trial -> scenario.trial().run(RandomDraws.stream(stream, trial)))
            .collect(() -> new int[scenario.checks().size()], Calibration::count, Calibration::add);
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < happened.length; i++) {
      RateCheck check = scenario.checks().get(i);
      Interval limits = Proportions.expected(check.recorded(), trials, confidence);
      outcomes.add(new Outcome(scenario.name(), check, happened[i], trials, limits));
    }
    return outcomes;
  }

  private static void count(int[] counts, boolean[] happened) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += happened[i] ? 1 : 0;
    }
  }

  private static void add(int[] counts, int[] others) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += others[i];
    }
  }
}
