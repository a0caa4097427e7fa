package dev.conflayers.decode.method.conflayers;

import dev.conflayers.decode.SearchEvent.Kind;
import dev.conflayers.decode.StepOutcome;
import dev.conflayers.decode.method.conflayers.ConfLayersSettings.LambdaMode;
import dev.conflayers.model.SkipSet;
import java.util.Optional;

/**
 * Layer search with the reference's defects repaired. Each candidate, including the last, is judged
 * by {@code searchInterval} drafts of its own, across prompts if necessary. If a probe leads to too
 * small a set, the current set stays and the next probe waits for another interval. An adaptive
 * factor adapts within one search, on one probe.
 */
final class CleanSearch implements LayerSearch {
  private static final double GOOD = 4;
  private static final double HOPELESS = 1;

  /**
   * Bounds how far the factor moves within one search; 5 standard deviations are more than it
   * needs.
   */
  private static final int MAX_ADAPTATIONS = 100;

  private final ConfLayersSettings settings;
  private final SearchLimits limits;
  private final Samples samples = new Samples();
  private SkipSet current;
  private Optional<SkipSet> best = Optional.empty();
  private double bestAccepted;
  private double lambda;
  private int iterations;
  private boolean searching = true;
  private boolean wanted = true;
  private boolean improved;

  CleanSearch(SearchLimits limits) {
    this.settings = limits.settings();
    this.limits = limits;
    this.current = limits.initialSet();
    this.lambda = settings.lambda();
  }

  @Override
  public SkipSet skips() {
    return current;
  }

  @Override
  public SkipSet best() {
    return searching ? best.orElse(current) : current;
  }

  @Override
  public double lambda() {
    return lambda;
  }

  @Override
  public void beginPrompt() {}

  @Override
  public Optional<Kind> observe(StepOutcome outcome, int committed, Probe probe) {
    if (!searching) {
      return Optional.empty();
    }
    if (!wanted && outcome.drafted() > 0) {
      samples.add(outcome.drafted(), outcome.accepted());
      Optional<Kind> end = judge();
      if (end.isPresent()) {
        return end;
      }
    }
    // A set found after the last step would have to wait for the next prompt, which may differ.
    boolean due = wanted && !outcome.last() && committed > settings.contextWindow() + 1;
    return due ? Optional.of(search(probe)) : Optional.empty();
  }

  private Optional<Kind> judge() {
    boolean over = samples.size() >= settings.searchInterval();
    boolean hopeless =
        samples.size() == Math.max(1, settings.searchInterval() / 2)
            && samples.meanAccepted() < HOPELESS;
    if (!over && !hopeless) {
      return Optional.empty();
    }
    if (over && limits.bigEnough(current)) {
      if (samples.meanAccepted() > GOOD && samples.meanScore() > settings.maxScore()) {
        searching = false;
        return Optional.of(Kind.CONVERGED);
      }
      if (samples.meanAccepted() > bestAccepted) {
        bestAccepted = samples.meanAccepted();
        best = Optional.of(current);
        improved = true;
      }
    }
    samples.clear();
    if (iterations < settings.maxIterations()) {
      wanted = true;
      return Optional.empty();
    }
    current = best.orElse(current);
    searching = false;
    return Optional.of(Kind.EXHAUSTED);
  }

  private Kind search(Probe probe) {
    SkipSet candidate = candidate(probe.run());
    if (limits.bigEnough(candidate)) {
      current = candidate;
    }
    iterations++;
    wanted = false;
    Kind kind = improved ? Kind.IMPROVED : Kind.CANDIDATE;
    improved = false;
    return kind;
  }

  private SkipSet candidate(Candidates candidates) {
    SkipSet set = candidates.at(lambda);
    if (settings.lambdaMode() == LambdaMode.FIXED) {
      return set;
    }
    double start = lambda;
    double direction = 0;
    for (int i = 0; i < MAX_ADAPTATIONS; i++) {
      double change = limits.bigEnough(set) ? limits.lambdaChange(set) : -SearchLimits.LAMBDA_STEP;
      boolean passedBand = change * direction < 0;
      if (change == 0 || (passedBand && limits.bigEnough(set))) {
        return set;
      }
      direction = change;
      lambda += change;
      set = candidates.at(lambda);
    }
    lambda = start;
    return set;
  }
}
