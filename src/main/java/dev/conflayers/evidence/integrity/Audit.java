package dev.conflayers.evidence.integrity;

import dev.conflayers.evidence.integrity.Finding.Reach;
import dev.conflayers.record.Edit;
import dev.conflayers.record.Origin;
import dev.conflayers.record.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Audit of one run: the findings of every check, in display order. */
public record Audit(String run, List<Finding> findings) {
  private static final Set<String> NEEDS_OWN_RUN =
      Set.of(
          "plan",
          "copied-forks",
          "fork-records",
          "digests",
          "same-build",
          "same-machine",
          "forks-apart",
          "times",
          "sequence",
          "clock",
          "counts",
          "texts",
          "comparisons",
          "lossless",
          "counted-tokens",
          "truncation",
          "warm-up-prompts",
          "search-prompts",
          "repeated-prompts",
          "other-splits",
          ReferenceChecks.CHECK,
          "second-call",
          "repetition",
          "decoder-age");

  /** Checks whose failure only caps an imported run, because its program could not comply. */
  private static final Set<String> FORGIVEN_IMPORTS = Set.of("order", "claims-split", "equal-work");

  private static final Set<String> NEEDS_TOKENS = Set.of("output-length", "equal-work");

  public Audit {
    findings = List.copyOf(findings);
  }

  /** Checks {@code run}. */
  public static Audit of(RunRecord run, Surroundings surroundings) {
    AuditedRun audited = new AuditedRun(run);
    List<Finding> findings = new ArrayList<>();
    ScheduleChecks schedule = new ScheduleChecks(audited);
    findings.add(schedule.complete().of(Reach.RESULTS));
    PlanChecks plan = new PlanChecks(audited);
    findings.add(plan.entries());
    findings.add(plan.plan());
    findings.add(schedule.samePrompts());
    findings.add(edits(run));
    findings.add(schedule.order().of(Reach.TIMES));
    ForkChecks forks = new ForkChecks(audited);
    findings.add(forks.records());
    findings.add(forks.digests());
    findings.add(forks.sameBuild());
    findings.add(forks.sameMachine());
    findings.add(forks.apart());
    ClockChecks clock = new ClockChecks(audited);
    findings.add(clock.times());
    findings.add(clock.sequence());
    findings.add(clock.resolution());
    findings.add(clock.copies());
    CountChecks counts = new CountChecks(audited);
    findings.add(counts.counts());
    findings.add(counts.texts());
    ComparisonChecks comparisons = new ComparisonChecks(audited);
    findings.add(comparisons.comparisons());
    findings.addAll(comparisons.lossless());
    TrialChecks trials = new TrialChecks(audited);
    findings.add(trials.failures().of(Reach.RESULTS));
    findings.add(trials.countedTokens());
    findings.add(trials.truncation(surroundings.stopsIgnored()).of(Reach.SCORES));
    WorkChecks work = new WorkChecks(audited);
    findings.add(work.outputLength().of(Reach.TIMES));
    findings.add(work.equalWork().of(Reach.TIMES));
    if (run.origin() != null) {
      findings.add(work.promptWork());
    }
    LeakageChecks leakage = new LeakageChecks(run);
    findings.add(leakage.claimsSplit());
    findings.add(leakage.warmUpPrompts());
    findings.add(leakage.searchPrompts());
    findings.add(leakage.repeatedPrompts());
    findings.add(leakage.otherSplits(surroundings));
    if (surroundings.replanned() != null) {
      findings.add(new ReferenceChecks(run.schedule()).references(surroundings.replanned()));
    }
    if (surroundings.others() != null) {
      findings.add(surroundings.others().finding());
    }
    CachingChecks caching = new CachingChecks(audited);
    findings.add(caching.secondCall().of(Reach.TIMES));
    findings.add(caching.repetition().of(Reach.TIMES));
    findings.add(caching.decoderAge().of(Reach.TIMES));
    Origin origin = run.origin();
    return new Audit(
        run.manifest().run(),
        origin == null ? findings : findings.stream().map(f -> imported(f, origin)).toList());
  }

  private static Finding edits(RunRecord run) {
    List<Edit> edits = run.manifest().edits();
    return edits.isEmpty()
        ? Finding.pass("edits", "no edit is recorded.")
        : Finding.warn(
            "edits",
            "the run was edited: "
                + FigureText.some(edits.stream().map(Edit::words).toList())
                + ".");
  }

  /** What the files of another program do not hold is not checked, so it has not passed. */
  private static Finding imported(Finding finding, Origin origin) {
    boolean counted = origin.tokens() == Origin.TokenCount.COUNTED;
    if (NEEDS_OWN_RUN.contains(finding.check())
        || (!counted && NEEDS_TOKENS.contains(finding.check()))) {
      return Finding.notChecked(
          finding.check(),
          "the files that the run was imported from do not hold what this check needs.");
    }
    return finding.outcome() == Finding.Outcome.FAIL && FORGIVEN_IMPORTS.contains(finding.check())
        ? finding.capped()
        : finding;
  }

  /** Returns whether any finding voids conclusions from the run or caps its verdicts. */
  public boolean failed() {
    return count(Finding.Outcome.FAIL) + count(Finding.Outcome.CAP) > 0;
  }

  public int count(Finding.Outcome outcome) {
    return (int) findings.stream().filter(finding -> finding.outcome() == outcome).count();
  }
}
