package dev.conflayers.judge.gate;

import dev.conflayers.evidence.Bounds;
import dev.conflayers.evidence.Observed;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.TrialValidity;
import dev.conflayers.judge.figure.Grid;
import dev.conflayers.stats.Interval;
import dev.conflayers.stats.Power;
import dev.conflayers.stats.StudentEstimate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges times and ratios of times by p-values under "the bound is met" and "the bound is
 * violated". All values are logarithms; positive is better.
 */
final class TimeJudge {
  /** Fewest stored sessions that show how much sessions vary. */
  static final int SESSIONS = 8;

  private static final double POWER = 0.8;

  /** Closer to the margin than this, measuring more resolves nothing. */
  private static final double UNRESOLVED = Math.log(1.002);

  private final RunView runs;
  private final @Nullable Base base;
  private final double alpha;

  /**
   * @param alpha one-sided, of this look
   */
  TimeJudge(RunView runs, @Nullable Base base, double alpha) {
    this.runs = runs;
    this.base = base;
    this.alpha = alpha;
  }

  /** The estimated change, or why there is none. */
  private record Change(
      @Nullable RuleFinding refusal,
      double theta,
      @Nullable StudentEstimate estimate,
      double base,
      int pairs,
      int forks,
      String cap) {
    static Change refused(RuleFinding refusal) {
      return new Change(refusal, 0, null, 0, 0, 0, "");
    }
  }

  Assessment judge(RuleCase rule) {
    List<Observed> observed = rule.metric().from().of(runs, rule.strategy(), rule.task());
    if (stoppedClock(rule.strategy())) {
      return Assessment.decided(
          rule,
          RuleFinding.because(
              GateState.ERROR,
              "a time is not a positive number",
              "look for the trial in measurements.jsonl; this is a defect"));
    }
    if (observed.isEmpty()) {
      boolean was =
          base != null
              && !(base.sessions(rule.metric(), rule.strategy(), rule.task()).isEmpty()
                  && base.values(rule.metric(), rule.strategy(), rule.task()).isEmpty());
      return Assessment.decided(
          rule,
          was
              ? RuleFinding.because(
                  GateState.ERROR,
                  "the baseline has a value, but this run has none",
                  "find out why it is no longer measured")
              : unmeasured(rule));
    }
    if (!Values.finite(observed)) {
      return Assessment.decided(
          rule,
          RuleFinding.because(
              GateState.ERROR,
              "a time is not a positive number",
              "look for the trial in measurements.jsonl; this is a defect"));
    }
    Grid grid = Values.grid(observed, 1, runs.templates());
    Change change = rule.rule().compares() ? change(rule, observed, grid) : null;
    List<Hypothesis> hypotheses = new ArrayList<>();
    String stale = "";
    Double regression = rule.rule().tolerateRegression();
    if (change != null && change.estimate() != null && regression != null) {
      hypotheses.add(
          Hypothesis.atLeast(
              "a regression of more than " + Say.percent(regression),
              change.estimate(),
              Math.log1p(-regression)));
      if (change.estimate().pAbove(Math.log1p(regression)) <= alpha) {
        stale = Stale.of(Math.expm1(change.theta()));
      }
    }
    bounds(rule, grid.student(), hypotheses);
    return new Assessment(
        rule, finding(rule, grid, change), hypotheses, cap(rule, change, grid), stale);
  }

  /** Returns whether a trial of the strategy, or of full depth, took no time. */
  private boolean stoppedClock(String strategy) {
    return runs.excluded().stream()
        .filter(excluded -> excluded.why() == TrialValidity.NO_TIME)
        .map(excluded -> excluded.trial().strategy())
        .anyMatch(name -> name.equals(strategy) || name.equals(runs.baseline()));
  }

  /**
   * Returns the finding of a metric without values: a tail of too few requests is unknown, not
   * skipped.
   */
  private static RuleFinding unmeasured(RuleCase rule) {
    return rule.metric().kind() == GateMetric.Kind.TAIL_RATIO
        ? RuleFinding.because(
            GateState.INCONCLUSIVE,
            "too few requests or JVMs for an interval of this quantile",
            "measure more prompts in more forks, or gate a quantile nearer to the median")
        : RuleFinding.because(GateState.SKIPPED, "no pair of this run can be measured by it", "");
  }

  /** Adds the tests of the value itself. */
  private static void bounds(
      RuleCase rule, @Nullable StudentEstimate value, List<Hypothesis> hypotheses) {
    if (value == null) {
      return;
    }
    GateRule asked = rule.rule();
    List<Double> range = asked.within();
    Double least =
        range == null ? (asked.floor() == null ? asked.min() : asked.floor()) : range.get(0);
    Double most = range == null ? asked.max() : range.get(1);
    if (least != null) {
      hypotheses.add(
          Hypothesis.atLeast("a value below " + Say.number(least), value, Math.log(least)));
    }
    if (most != null) {
      hypotheses.add(Hypothesis.atMost("a value above " + Say.number(most), value, Math.log(most)));
    }
  }

  private Change change(RuleCase rule, List<Observed> observed, Grid grid) {
    double head = Math.exp(grid.point());
    if (base == null) {
      return Change.refused(NoBaseline.finding(head, grid.rows(), grid.forks()));
    }
    if (!base.otherWork().isEmpty()) {
      return Change.refused(NoBaseline.otherWork(base, head, grid.rows(), grid.forks()));
    }
    if (rule.metric().kind() == GateMetric.Kind.TIME && !base.sameMachine()) {
      return Change.refused(
          RuleFinding.uncompared(
              GateState.PROVENANCE,
              null,
              head,
              RuleVerdict.Sample.of(grid.rows(), grid.forks()),
              "a time of this machine cannot be compared with one of another, "
                  + base.machineClass(),
              "compare ratios, or measure base and head in one session"));
    }
    double sign = rule.metric().higherIsBetter() ? 1 : -1;
    return base.sameSession()
        ? paired(base, rule, observed, sign, grid)
        : predicted(base, rule, grid, sign);
  }

  private Change paired(Base base, RuleCase rule, List<Observed> observed, double sign, Grid grid) {
    List<Observed> before = base.values(rule.metric(), rule.strategy(), rule.task());
    Grid differences = Values.differences(before, observed, sign, runs.templates());
    if (differences.isEmpty()) {
      return Change.refused(NoBaseline.finding(Math.exp(grid.point()), grid.rows(), grid.forks()));
    }
    return new Change(
        null,
        differences.point(),
        differences.student(),
        Math.exp(Values.grid(before, 1, runs.templates()).point()),
        differences.rows(),
        differences.forks(),
        differences.student() == null ? "one pair has no spread" : "");
  }

  /**
   * Returns the prediction interval of one more session, which includes the spread of the stored
   * ones.
   */
  private static Change predicted(Base base, RuleCase rule, Grid grid, double sign) {
    List<StudentEstimate> sessions = base.sessions(rule.metric(), rule.strategy(), rule.task());
    if (sessions.isEmpty()) {
      return Change.refused(NoBaseline.finding(Math.exp(grid.point()), grid.rows(), grid.forks()));
    }
    int count = sessions.size();
    double mean = sessions.stream().mapToDouble(StudentEstimate::point).average().orElseThrow();
    double theta = sign * (grid.point() - mean);
    StudentEstimate own = grid.student();
    StudentEstimate estimate = null;
    if (count >= SESSIONS && own != null) {
      double squares =
          sessions.stream().mapToDouble(s -> (s.point() - mean) * (s.point() - mean)).sum();
      double between = squares / (count - 1) * (1 + 1.0 / count);
      estimate =
          new StudentEstimate(
              theta, Math.sqrt(between + own.standardError() * own.standardError()), count - 1);
    }
    return new Change(
        null,
        theta,
        estimate,
        Math.exp(mean),
        grid.rows(),
        grid.forks(),
        count < SESSIONS
            ? base.name()
                + " holds "
                + count
                + " sessions, but fewer than "
                + SESSIONS
                + " do not show how much sessions vary"
            : "");
  }

  private static String cap(RuleCase rule, @Nullable Change change, Grid grid) {
    Integer least = rule.rule().minPairs();
    int pairs = change == null || change.refusal() != null ? grid.rows() : change.pairs();
    if (least != null && pairs < least) {
      return pairs + " pairs, but the rule asks for at least " + least;
    }
    int forks = change == null || change.refusal() != null ? grid.forks() : change.forks();
    if (forks < rule.rule().leastForks()) {
      return "measured in "
          + forks
          + (forks == 1 ? " JVM" : " JVMs")
          + ", but the rule asks for at least "
          + rule.rule().leastForks();
    }
    if (change == null || change.refusal() != null) {
      return grid.student() == null ? "one prompt has no spread" : "";
    }
    return change.cap();
  }

  private RuleFinding finding(RuleCase rule, Grid grid, @Nullable Change change) {
    double head = Math.exp(grid.point());
    if (change != null && change.refusal() != null) {
      return change.refusal();
    }
    StudentEstimate estimate = change == null ? grid.student() : change.estimate();
    double level = 1 - 2 * alpha;
    Interval interval = estimate == null ? null : estimate.interval(level);
    if (change == null) {
      return new RuleFinding(
          GateState.PASS,
          null,
          head,
          new RuleVerdict.Change(
              null, interval == null ? Bounds.unknown(level) : Bounds.of(interval).exp(), null),
          new RuleVerdict.Sample(grid.rows(), grid.forks(), null, null),
          Say.number(head) + " " + rule.metric().unit(),
          "");
    }
    return new RuleFinding(
        GateState.PASS,
        change.base(),
        head,
        new RuleVerdict.Change(
            Math.expm1(change.theta()),
            interval == null
                ? Bounds.unknown(level)
                : Bounds.between(Math.expm1(interval.low()), Math.expm1(interval.high()), level),
            rule.rule().tolerateRegression()),
        new RuleVerdict.Sample(
            change.pairs(),
            change.forks(),
            estimate == null
                ? null
                : Math.expm1(Power.detectable(estimate.standardError(), alpha, POWER)),
            needed(rule, change)),
        Say.both(change.base(), head)
            + " "
            + rule.metric().unit()
            + ", change "
            + Say.signed(Math.expm1(change.theta()))
            + (interval == null
                ? ""
                : " ["
                    + Say.signed(Math.expm1(interval.low()))
                    + ", "
                    + Say.signed(Math.expm1(interval.high()))
                    + "]"),
        "");
  }

  /** Returns the number of pairs that would resolve the distance from the margin. */
  private @Nullable Integer needed(RuleCase rule, Change change) {
    Double regression = rule.rule().tolerateRegression();
    StudentEstimate estimate = change.estimate();
    if (regression == null || estimate == null || estimate.standardError() == 0) {
      return null;
    }
    double distance = Math.abs(change.theta() - Math.log1p(-regression));
    return distance < UNRESOLVED
        ? null
        : Power.valuesForMeanByNormal(
            distance, estimate.standardError() * Math.sqrt(change.pairs()), alpha, POWER);
  }
}
