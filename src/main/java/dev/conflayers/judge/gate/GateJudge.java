package dev.conflayers.judge.gate;

import dev.conflayers.base.NearestName;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.TrialView;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.judge.figure.Unscorable;
import dev.conflayers.suite.declared.Schedule;
import dev.conflayers.task.Tasks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges runs by rules: a pure function of the measurements, the rules and the baseline. */
final class GateJudge {
  private final GatePolicy policy;
  private final GateOptions options;
  private final LocalDate today;
  private final double alpha;

  /**
   * @param alpha one-sided, of this look at the data
   */
  GateJudge(GatePolicy policy, GateOptions options, LocalDate today, double alpha) {
    this.policy = policy;
    this.options = options;
    this.today = today;
    this.alpha = alpha;
  }

  /**
   * Judges.
   *
   * @param base the base to compare with; null if there is none
   * @param only the strategy that rules without one are about; all except full depth if empty
   * @param attempt 1, or 2 after the confirmation run
   */
  GateVerdict judge(RunView head, @Nullable Base base, String only, int attempt) {
    Validity validity = Validity.of(head.runs(), policy.notesUnsteady());
    if (base != null && !base.otherRuns().isEmpty()) {
      validity = validity.and(Validity.of(base.otherRuns(), policy.notesUnsteady()));
    }
    Validity sound = validity;
    Testbed testbed = Testbed.of(head.account());
    List<RuleCase> cases = cases(head, only);
    List<Assessment> assessments =
        cases.stream().map(rule -> assess(rule, head, base, sound, cases.size())).toList();
    Decision decision =
        new Decision(
            alpha,
            assessments.stream()
                .filter(a -> policy.mute(a.rule(), testbed.machineClass(), today) == null)
                .toList());
    List<RuleVerdict> rules = new ArrayList<>();
    for (Assessment assessment : assessments) {
      Mute mute = policy.mute(assessment.rule(), testbed.machineClass(), today);
      rules.add(verdict(assessment, decision, mute));
    }
    GateState overall = overall(rules);
    Map<String, String> environment = head.account().environment();
    return GateVerdict.of(
        new GateVerdict.Outcome(
            overall, options.exitCode(overall), Headline.of(overall, rules), attempt),
        new GateVerdict.Work(
            head.account().suite(),
            testbed.machineClass(),
            policy.family(),
            environment.getOrDefault("git-commit", ""),
            base == null ? "" : base.commit(),
            ids(head.runs()),
            base == null ? List.of() : ids(base.otherRuns())),
        Controls.of(validity.control()),
        rules,
        warnings(base, testbed, validity),
        Signature.of(head).sha256());
  }

  private static List<String> ids(List<RunView> runs) {
    return runs.stream().map(run -> run.account().run()).toList();
  }

  /** Returns each rule with each strategy that it is about. */
  private List<RuleCase> cases(RunView head, String only) {
    List<RuleCase> cases = new ArrayList<>();
    for (GateRule rule : policy.rules()) {
      String task = rule.task() == null ? Comparison.ALL_TASKS : rule.task();
      List<String> strategies =
          rule.strategy() != null
              ? List.of(rule.strategy())
              : only.isEmpty() ? names(head) : List.of(only);
      for (String strategy : strategies) {
        refuseUnknown(rule, head, strategy, task);
        cases.add(new RuleCase(rule, GateMetrics.byName(rule.metric()), task, strategy));
      }
    }
    return cases;
  }

  private static List<String> names(RunView head) {
    return head.rivals().stream().map(Schedule.ScheduledStrategy::name).toList();
  }

  private static void refuseUnknown(GateRule rule, RunView run, String strategy, String task) {
    List<String> strategies =
        run.schedule().strategies().stream().map(known -> known.name()).toList();
    List<String> tasks = run.schedule().tasks().stream().map(known -> known.task()).toList();
    refuseUnknown(rule, "strategy", strategy, strategies);
    if (!task.equals(Comparison.ALL_TASKS)) {
      refuseUnknown(rule, "task", task, tasks);
    }
  }

  private static void refuseUnknown(GateRule rule, String what, String name, List<String> known) {
    if (!known.contains(name)) {
      throw new GateProblem(
          "the rule of "
              + rule.metric()
              + " is about "
              + what
              + " '"
              + name
              + "', which the run does not have"
              + NearestName.hint(name, known)
              + "; it has "
              + String.join(", ", known));
    }
  }

  private Assessment assess(
      RuleCase rule, RunView head, @Nullable Base base, Validity validity, int tests) {
    RuleFinding obstacle = obstacle(rule, head, validity);
    if (obstacle != null) {
      return Assessment.decided(rule, obstacle);
    }
    try {
      if (rule.metric().kind().timed()) {
        return new TimeJudge(head, base, alpha).judge(rule);
      }
      NonInferiority demand = rule.rule().nonInferiority();
      return Assessment.decided(
          rule,
          demand == null
              ? new CounterJudge(head, base, options.strictImprovement()).judge(rule)
              : new ScoreJudge(head, base, tests).judge(rule, demand));
    } catch (IllegalArgumentException | ArithmeticException e) {
      return Assessment.decided(
          rule,
          RuleFinding.because(
              GateState.ERROR,
              "the statistics gave no number: " + e.getMessage(),
              "look at measurements.jsonl; this is a defect"));
    }
  }

  /** Returns the finding that replaces a judgement of values; null if values are judged. */
  private static @Nullable RuleFinding obstacle(RuleCase rule, RunView head, Validity validity) {
    Where where = rule.rule().where();
    if (rule.metric().ofPhases() && !head.phased()) {
      return RuleFinding.because(
          GateState.SKIPPED, "the imported run did not time prefill separately", "");
    }
    if (where != null && !where.holds(head.account().model())) {
      return RuleFinding.because(GateState.SKIPPED, "is for " + where.words() + " only", "");
    }
    if (head.measured().stream().noneMatch(TrialView::ok)) {
      return RuleFinding.because(
          GateState.ERROR, "nothing was measured", "look at the run's failures and measure again");
    }
    Set<String> why = new LinkedHashSet<>(validity.ofAll());
    why.addAll(validity.voided(rule.metric(), rule.strategy()));
    String lost = Validity.lost(head, rule.strategy());
    boolean failures = rule.metric().name().equals(Validity.FAILURES);
    if (lost != null && !failures) {
      why.add(lost);
    }
    if (rule.metric().kind().timed()) {
      why.addAll(validity.ofTimes());
      String unequal = Validity.unequal(head, rule.strategy());
      if (unequal != null) {
        why.add(unequal);
      }
    }
    if (rule.metric().kind() == GateMetric.Kind.SCORE) {
      why.addAll(validity.ofScores());
      String unscorable = unscorable(rule, head);
      if (unscorable != null && why.isEmpty()) {
        return RuleFinding.because(
            GateState.INCONCLUSIVE, unscorable, "gate a metric that can score these references");
      }
    }
    if (!why.isEmpty()) {
      return RuleFinding.because(
          GateState.INVALID, Say.clauses(why), "fix what makes it invalid, then run again");
    }
    why.addAll(validity.edits());
    if (rule.metric().kind().timed()) {
      why.addAll(validity.capped(rule.strategy()));
    }
    return why.isEmpty()
        ? null
        : RuleFinding.because(GateState.INCONCLUSIVE, Say.clauses(why), "measure again");
  }

  /** Returns why no output of the task has such a score; null if some have. */
  private static @Nullable String unscorable(RuleCase rule, RunView head) {
    return rule.metric().from() instanceof ScoreReading reading
        ? Unscorable.of(head, Tasks::byName, reading::metrics).stream()
            .filter(Unscorable::all)
            .map(Unscorable::words)
            .findFirst()
            .orElse(null)
        : null;
  }

  private RuleVerdict verdict(Assessment assessment, Decision decision, @Nullable Mute mute) {
    RuleFinding finding = decision.decide(assessment, options.strictImprovement());
    if (finding.state() == GateState.NO_BASELINE && options.lenient()) {
      finding =
          finding.with(
              GateState.PASS,
              finding.message() + "; passed because of --baseline-lenient",
              finding.remedy());
    }
    if (mute != null) {
      finding =
          finding.with(
              GateState.MUTED,
              String.format(
                  Locale.ROOT,
                  "%s: %s; muted by %s until %s: %s",
                  finding.state(),
                  finding.message(),
                  mute.owner(),
                  mute.expires(),
                  mute.reason()),
              finding.remedy());
    }
    RuleCase rule = assessment.rule();
    return RuleVerdict.of(
        new RuleVerdict.Subject(
            rule.rule().metric(), rule.task(), rule.strategy(), rule.metric().symbol()),
        finding.state(),
        new RuleVerdict.Compared(
            finding.base(), finding.head(), rule.metric().unit(), rule.metric().higherIsBetter()),
        finding.change(),
        new RuleVerdict.PValues(decision.raw(assessment), decision.holm(assessment)),
        finding.state() == GateState.INCONCLUSIVE ? finding.sample() : finding.sample().settled(),
        new RuleVerdict.Advice(
            finding.message(),
            finding.remedy(),
            rule.metric().kind().timed() ? List.of("speedup") : List.of()));
  }

  private static GateState overall(List<RuleVerdict> rules) {
    return rules.stream()
        .map(RuleVerdict::state)
        .filter(GateState::counts)
        .max(GateState::compareTo)
        .orElse(
            rules.stream().anyMatch(rule -> rule.state() == GateState.MUTED)
                ? GateState.MUTED
                : GateState.ERROR);
  }

  private List<String> warnings(@Nullable Base base, Testbed testbed, Validity validity) {
    List<String> warnings = new ArrayList<>(validity.notes());
    for (Mute mute : policy.expired(today)) {
      warnings.add(
          "the mute of "
              + mute.metric()
              + " by "
              + mute.owner()
              + " expired on "
              + mute.expires()
              + ": it counts again");
    }
    if (base != null && !base.sameClass()) {
      warnings.add(
          base.name()
              + " was measured on "
              + base.machineClass()
              + " and this run on "
              + testbed.machineClass());
    }
    return warnings;
  }
}
