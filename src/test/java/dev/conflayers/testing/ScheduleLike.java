package dev.conflayers.testing;

import dev.conflayers.suite.Suite;
import dev.conflayers.suite.declared.Claim;
import dev.conflayers.suite.declared.Schedule;
import dev.conflayers.suite.plan.RecordedPlan;
import java.util.List;

/** A schedule like another one but for what is set. */
public final class ScheduleLike {
  private final Schedule like;
  private String fingerprint;
  private String baseline;
  private String control;
  private int forks;
  private List<Claim> claims;
  private List<Schedule.ScheduledStrategy> strategies;
  private List<Schedule.ScheduledExample> examples;
  private List<Schedule.ScheduledTrial> trials;

  private ScheduleLike(Schedule like) {
    this.like = like;
    fingerprint = like.fingerprint();
    baseline = like.baseline();
    control = like.control();
    forks = like.forks();
    claims = like.claims();
    strategies = like.strategies();
    examples = like.examples();
    trials = like.trials();
  }

  public static ScheduleLike of(Schedule schedule) {
    return new ScheduleLike(schedule);
  }

  /** Of the plan that {@code suite} makes of it. */
  public ScheduleLike fingerprintOf(Suite suite) {
    fingerprint = RecordedPlan.fingerprint(suite, schedule()).orElse(fingerprint);
    return this;
  }

  public ScheduleLike baseline(String other) {
    baseline = other;
    return this;
  }

  public ScheduleLike control(String other) {
    control = other;
    return this;
  }

  public ScheduleLike forks(int other) {
    forks = other;
    return this;
  }

  public ScheduleLike claims(List<Claim> other) {
    claims = other;
    return this;
  }

  public ScheduleLike strategies(List<Schedule.ScheduledStrategy> other) {
    strategies = other;
    return this;
  }

  public ScheduleLike examples(List<Schedule.ScheduledExample> other) {
    examples = other;
    return this;
  }

  public ScheduleLike trials(List<Schedule.ScheduledTrial> other) {
    trials = other;
    return this;
  }

  public Schedule schedule() {
    return new Schedule(
        fingerprint, baseline, control, forks, claims, like.tasks(), strategies, examples, trials);
  }
}
