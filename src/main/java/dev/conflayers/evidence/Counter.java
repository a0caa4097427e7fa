package dev.conflayers.evidence;

import java.util.function.ToDoubleBiFunction;

/** Event counts of one trial; the sums of two counters make a rate. */
public enum Counter {
  /** One per output. */
  OUTPUTS((run, m) -> 1),
  /** Trials that failed or timed out. */
  FAILURES((run, m) -> m.ok() ? 0 : 1),
  TOKENS((run, m) -> m.output().size()),
  /** Emitted tokens after the first, which prefill yields. */
  LATER_TOKENS((run, m) -> Math.max(0, m.measurement().emitted() - 1)),
  /** Verifications: steps at full depth. */
  STEPS((run, m) -> m.measurement().steps().size()),
  /** Tokens that steps emitted, bonus tokens included, whether or not a stop cut them off. */
  EMITTED((run, m) -> m.measurement().emittedInSteps()),
  DRAFTED(RunView::drafted),
  /** Drafted tokens that were accepted, bonus tokens excluded. */
  ACCEPTED(RunView::accepted),
  /** Weights read by draft, verification and search, in full-depth passes. */
  WEIGHT_PASSES(
      (run, m) ->
          (m.measurement().weights().draft()
                  + m.measurement().weights().verify()
                  + m.measurement().weights().search())
              / run.fullPass()),
  /** Events of the search for skip sets. */
  SEARCHES((run, m) -> m.measurement().searches().size());

  /** A pure function of its arguments. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final ToDoubleBiFunction<RunView, TrialView> definition;

  Counter(ToDoubleBiFunction<RunView, TrialView> definition) {
    this.definition = definition;
  }

  /** Returns the count in one trial of {@code run}. */
  public double of(RunView run, TrialView trial) {
    return definition.applyAsDouble(run, trial);
  }

  /** Returns the sum over {@code trials}. */
  public double sum(RunView run, Iterable<TrialView> trials) {
    double sum = 0;
    for (TrialView trial : trials) {
      sum += of(run, trial);
    }
    return sum;
  }
}
