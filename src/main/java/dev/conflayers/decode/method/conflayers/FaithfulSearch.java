package dev.conflayers.decode.method.conflayers;

import dev.conflayers.decode.SearchEvent.Kind;
import dev.conflayers.decode.StepOutcome;
import dev.conflayers.decode.method.conflayers.ConfLayersSettings.LambdaMode;
import dev.conflayers.model.SkipSet;
import java.util.Optional;

/**
 * Layer search of the reference implementation, defects included: every prompt discards the
 * candidate under trial, a set that is too small leads to a new search after every step, the last
 * candidate is never judged, and if none was ever judged, drafts run at full depth.
 */
final class FaithfulSearch implements LayerSearch {
  /** Mean accepted tokens above which a candidate may end the search. */
  private static final double GOOD = 4;

  /** Mean accepted tokens below which a candidate is rejected at half time. */
  private static final double HOPELESS = 1;

  private final ConfLayersSettings settings;
  private final SearchLimits limits;
  private final Samples samples = new Samples();
  private SkipSet current;
  private SkipSet best = SkipSet.none();
  private double bestAccepted;
  private double lambda;
  private int iterations;
  private boolean searching = true;
  private boolean wanted = true;

  FaithfulSearch(SearchLimits limits) {
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
    return searching && bestAccepted > 0 ? best : current;
  }

  @Override
  public double lambda() {
    return lambda;
  }

  @Override
  public void beginPrompt() {
    wanted = true;
  }

  @Override
  public Optional<Kind> observe(StepOutcome outcome, int committed, Probe probe) {
    if (!searching || committed <= settings.contextWindow() + 1) {
      return Optional.empty();
    }
    samples.add(outcome.drafted(), outcome.accepted());
    boolean bigEnough = limits.bigEnough(current);
    boolean improved = false;
    // An odd interval has no half time: the reference compares with a fraction.
    boolean halfTime = iterations > 0 && 2 * samples.size() == settings.searchInterval();
    if (halfTime && bigEnough && samples.meanAccepted() < HOPELESS) {
      samples.clear();
      wanted = true;
    }
    if (iterations > 0 && samples.size() > settings.searchInterval()) {
      if (bigEnough && samples.meanAccepted() > GOOD && samples.meanScore() > settings.maxScore()) {
        searching = false;
        return Optional.of(Kind.CONVERGED);
      }
      if (bigEnough && samples.meanAccepted() > bestAccepted) {
        bestAccepted = samples.meanAccepted();
        best = current;
        improved = true;
      }
      samples.clear();
      wanted = true;
    }
    return wanted || !bigEnough ? Optional.of(search(probe, improved)) : Optional.empty();
  }

  private Kind search(Probe probe, boolean improved) {
    current = probe.run().at(lambda);
    if (settings.lambdaMode() == LambdaMode.ADAPTIVE) {
      lambda += limits.lambdaChange(current);
    }
    samples.clear();
    wanted = false;
    iterations++;
    if (iterations >= settings.maxIterations()) {
      current = best;
      searching = false;
      return Kind.EXHAUSTED;
    }
    return improved ? Kind.IMPROVED : Kind.CANDIDATE;
  }
}
