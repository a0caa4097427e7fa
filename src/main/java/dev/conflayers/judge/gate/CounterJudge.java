package dev.conflayers.judge.gate;

import dev.conflayers.evidence.Observed;
import dev.conflayers.evidence.RunView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges metrics without noise. A counter is compared with the baseline's value. On another class
 * of machine, a rule that demands equality reports PROVENANCE for a difference, because other
 * kernels round differently; a rule with a tolerance is judged as usual.
 */
final class CounterJudge {
  private final RunView runs;
  private final @Nullable Base base;
  private final boolean strict;

  /**
   * @param strict whether an improvement beyond the tolerance fails too
   */
  CounterJudge(RunView runs, @Nullable Base base, boolean strict) {
    this.runs = runs;
    this.base = base;
    this.strict = strict;
  }

  RuleFinding judge(RuleCase rule) {
    if (rule.metric().kind() == GateMetric.Kind.DIGEST) {
      return digest(rule);
    }
    List<Observed> observed = rule.metric().from().of(runs, rule.strategy(), rule.task());
    if (!Values.finite(observed)) {
      return RuleFinding.because(
          GateState.ERROR,
          "a value is not a finite number",
          "look for the trial in measurements.jsonl; this is a defect");
    }
    Double head = Values.ratio(observed);
    List<Observed> before =
        base == null ? List.of() : base.values(rule.metric(), rule.strategy(), rule.task());
    Double was = Values.ratio(before);
    int n = Values.prompts(observed);
    int forks = Values.forks(observed);
    if (head == null) {
      return was == null
          ? RuleFinding.because(GateState.SKIPPED, "there is nothing to measure it on", "")
          : RuleFinding.uncompared(
              GateState.ERROR,
              was,
              null,
              RuleVerdict.Sample.of(n, forks),
              "the baseline has a value, but this run has none: nothing to divide by",
              "find out why it is no longer measured");
    }
    return rule.rule().tolerance() == null
        ? bounded(rule, was, head, n, forks)
        : compared(rule, rule.rule().tolerance(), was, head, n, forks);
  }

  private static RuleFinding bounded(
      RuleCase rule, @Nullable Double was, double head, int n, int forks) {
    List<Double> range = rule.rule().within();
    Double min = range == null ? rule.rule().min() : range.get(0);
    Double max = range == null ? rule.rule().max() : range.get(1);
    boolean low = min != null && head < min;
    boolean high = max != null && head > max;
    String message = Say.number(head) + " " + rule.metric().unit();
    if (low) {
      message += " is below " + Say.number(min);
    } else if (high) {
      message += " is above " + Say.number(max);
    } else {
      message += " is within bounds";
    }
    return new RuleFinding(
        low || high ? GateState.FAIL : GateState.PASS,
        was,
        head,
        RuleVerdict.Change.exact(change(rule.metric(), was, head), null),
        RuleVerdict.Sample.of(n, forks),
        message,
        low || high ? "fix it, or change the bound in gate.yaml and say why" : "");
  }

  private RuleFinding compared(
      RuleCase rule, Tolerance tolerance, @Nullable Double was, double head, int n, int forks) {
    RuleFinding refusal = refusal(was != null, head, n, forks);
    if (refusal != null || base == null || was == null) {
      return refusal == null ? NoBaseline.finding(head, n, forks) : refusal;
    }
    double allowed = tolerance.around(was);
    double better = rule.metric().higherIsBetter() ? head - was : was - head;
    boolean same = rule.metric().better() == GateMetric.Better.SAME;
    boolean worse = same ? Math.abs(better) > allowed : better < -allowed;
    boolean stale = !same && better > allowed;
    String values = was == head ? "is " + Say.number(head) : Say.both(was, head);
    String message = values + " " + rule.metric().unit();
    GateState state = GateState.PASS;
    String remedy = "";
    if (head != was && tolerance.exact() && !base.sameClass()) {
      state = GateState.PROVENANCE;
      message += ", but the baseline is from " + base.machineClass() + ", whose kernels may differ";
      remedy = "save a baseline on this class of machine, or declare a tolerance";
    } else if (worse) {
      state = GateState.FAIL;
      message += allowed == 0 ? ": must be equal" : ": more than " + Say.number(allowed) + " off";
      remedy = "fix it; if it is intended, run 'conflayers baseline save'";
    } else if (stale) {
      state = strict ? GateState.FAIL : GateState.PASS;
      message += Stale.of(was == 0 ? 1 : better / Math.abs(was));
      remedy = Stale.REMEDY;
    }
    return new RuleFinding(
        state,
        was,
        head,
        RuleVerdict.Change.exact(change(rule.metric(), was, head), allowed),
        RuleVerdict.Sample.of(n, forks),
        message,
        remedy);
  }

  private RuleFinding digest(RuleCase rule) {
    int n = Values.prompts(rule.metric().from().of(runs, rule.strategy(), rule.task()));
    String head = Values.digest(runs, rule.strategy(), rule.task());
    String was = base == null ? "" : base.digest(rule.metric(), rule.strategy(), rule.task());
    RuleFinding refusal = refusal(!was.isEmpty(), null, n, 0);
    if (refusal != null || base == null) {
      return refusal == null ? NoBaseline.finding(null, n, 0) : refusal;
    }
    boolean equal = head.equals(was);
    GateState state =
        equal ? GateState.PASS : base.sameClass() ? GateState.FAIL : GateState.PROVENANCE;
    return new RuleFinding(
        state,
        null,
        null,
        RuleVerdict.Change.exact(null, 0.0),
        RuleVerdict.Sample.of(n, 0),
        equal
            ? "the tokens of " + n + " prompts are the baseline's"
            : "tokens differ from the baseline's"
                + (base.sameClass() ? "" : ", which is from " + base.machineClass()),
        equal
            ? ""
            : "look at the texts with 'conflayers compare' or 'show'; if it is intended, run"
                + " 'conflayers baseline save'");
  }

  /** Returns the reason that nothing can be compared; null if there is none. */
  private @Nullable RuleFinding refusal(boolean there, @Nullable Double head, int n, int forks) {
    if (base == null || (base.otherWork().isEmpty() && !there)) {
      return NoBaseline.finding(head, n, forks);
    }
    return base.otherWork().isEmpty() ? null : NoBaseline.otherWork(base, head, n, forks);
  }

  private static @Nullable Double change(GateMetric metric, @Nullable Double was, double head) {
    if (was == null || was == 0) {
      return null;
    }
    double change = (head - was) / Math.abs(was);
    return metric.better() == GateMetric.Better.LOWER ? Double.valueOf(0 - change) : change;
  }
}
