package dev.conflayers.judge.gate;

import dev.conflayers.evidence.Bounds;
import dev.conflayers.evidence.Observed;
import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.claim.LossBound;
import dev.conflayers.suite.declared.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges mean scores, paired with the baseline's prompt by prompt. */
final class ScoreJudge {
  /** Of the interval between two one-sided 95 % bounds. */
  private static final double LEVEL = 0.9;

  private static final long SEED = 7_204;

  private final RunView runs;
  private final @Nullable Base base;
  private final int tests;

  /**
   * @param tests number of rules tested together
   */
  ScoreJudge(RunView runs, @Nullable Base base, int tests) {
    this.runs = runs;
    this.base = base;
    this.tests = tests;
  }

  RuleFinding judge(RuleCase rule, NonInferiority demand) {
    List<Observed> observed = rule.metric().from().of(runs, rule.strategy(), rule.task());
    if (!Values.finite(observed)) {
      return RuleFinding.because(
          GateState.ERROR, "a score is not a finite number", "fix the metric");
    }
    Double head = Values.ratio(observed);
    if (head == null) {
      return RuleFinding.because(GateState.SKIPPED, "no prompt of this run has such a score", "");
    }
    int forks = Values.forks(observed);
    Map<String, Double> now = Values.byPrompt(observed);
    if (base == null) {
      return NoBaseline.finding(head, now.size(), forks);
    }
    if (!base.otherWork().isEmpty()) {
      return NoBaseline.otherWork(base, head, now.size(), forks);
    }
    Map<String, Double> was =
        Values.byPrompt(base.values(rule.metric(), rule.strategy(), rule.task()));
    List<Double> before = new ArrayList<>();
    List<Double> after = new ArrayList<>();
    List<String> templates = new ArrayList<>();
    now.forEach(
        (prompt, score) -> {
          Double other = was.get(prompt);
          if (other != null) {
            before.add(other);
            after.add(score);
            templates.add(runs.templates().of(prompt));
          }
        });
    if (before.isEmpty()) {
      return NoBaseline.finding(head, now.size(), forks);
    }
    LossBound loss = LossBound.of(before, after, templates, demand.margin(), tests, SEED);
    RuleFinding finding = finding(loss, demand, mean(before), mean(after), forks);
    String blind = finding.state() == GateState.PASS ? blind(rule, demand, loss) : "";
    return blind.isEmpty()
        ? finding
        : finding.with(
            GateState.INCONCLUSIVE,
            finding.message() + ", but " + blind,
            "let a strategy of kind draft-only fail the rule in the same run");
  }

  /** Returns why passing means nothing; empty if it means something. */
  private String blind(RuleCase rule, NonInferiority demand, LossBound loss) {
    if (!loss.floor().isEmpty()) {
      return loss.floor();
    }
    return runs.rivals().stream()
            .map(Schedule.ScheduledStrategy::name)
            .filter(name -> !runs.verified(name) && !name.equals(rule.strategy()))
            .anyMatch(control -> loses(rule, demand, control))
        ? ""
        : "no other unverified strategy of the run fails this rule";
  }

  /** Returns whether a strategy is shown to lose more than the margin against full depth. */
  private boolean loses(RuleCase rule, NonInferiority demand, String control) {
    Map<String, Double> full =
        Values.byPrompt(rule.metric().from().of(runs, runs.baseline(), rule.task()));
    List<Double> before = new ArrayList<>();
    List<Double> after = new ArrayList<>();
    List<String> templates = new ArrayList<>();
    Values.byPrompt(rule.metric().from().of(runs, control, rule.task()))
        .forEach(
            (prompt, score) -> {
              Double own = full.get(prompt);
              if (own != null) {
                before.add(own);
                after.add(score);
                templates.add(runs.templates().of(prompt));
              }
            });
    return !before.isEmpty()
        && LossBound.of(before, after, templates, demand.margin(), 1, SEED).shown();
  }

  private static RuleFinding finding(
      LossBound loss, NonInferiority demand, double before, double after, int forks) {
    GateState state =
        loss.ruledOut() ? GateState.PASS : loss.shown() ? GateState.FAIL : GateState.INCONCLUSIVE;
    String verb =
        switch (state) {
          case PASS -> " is ruled out";
          case FAIL -> " is shown";
          default -> " is neither shown nor ruled out";
        };
    return new RuleFinding(
        state,
        before,
        after,
        new RuleVerdict.Change(
            loss.difference(),
            Bounds.between(loss.bounds().low(), loss.bounds().high(), LEVEL),
            demand.margin()),
        new RuleVerdict.Sample(
            loss.prompts(),
            forks,
            null,
            state == GateState.INCONCLUSIVE ? Integer.valueOf(loss.needed()) : null),
        Say.both(before, after)
            + ": a loss of "
            + Say.number(demand.margin())
            + verb
            + " on "
            + loss.prompts()
            + " prompts"
            + loss.strictly(),
        state == GateState.INCONCLUSIVE
            ? "measure " + loss.needed() + " prompts"
            : state == GateState.FAIL
                ? "find out which answers changed: 'conflayers compare'"
                : "");
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(v -> v).average().orElseThrow();
  }
}
