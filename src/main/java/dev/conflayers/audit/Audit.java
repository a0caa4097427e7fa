package dev.conflayers.audit;

import dev.conflayers.result.RunRecord;
import java.util.ArrayList;
import java.util.List;

/** Every check of one run, in the order in which to show them. */
public record Audit(String run, List<Finding> findings) {
  public Audit {
    findings = List.copyOf(findings);
  }

  /** Checks {@code run}. */
  public static Audit of(RunRecord run, Surroundings surroundings) {
    AuditedRun audited = new AuditedRun(run);
    List<Finding> findings = new ArrayList<>();
    ScheduleChecks schedule = new ScheduleChecks(audited);
    findings.add(schedule.complete());
    findings.add(schedule.samePrompts());
    findings.add(schedule.order());
    TrialChecks trials = new TrialChecks(audited);
    findings.add(trials.failures());
    findings.add(trials.countedTokens());
    findings.add(trials.truncation(surroundings.stopsIgnored()));
    WorkChecks work = new WorkChecks(audited);
    findings.add(work.outputLength());
    findings.add(work.equalWork());
    LeakageChecks leakage = new LeakageChecks(run);
    findings.add(leakage.claimsSplit());
    findings.add(leakage.warmUpPrompts());
    findings.add(leakage.searchPrompts());
    findings.add(leakage.repeatedPrompts());
    findings.add(leakage.otherSplits(surroundings));
    CachingChecks caching = new CachingChecks(audited);
    findings.add(caching.secondCall());
    findings.add(caching.repetition());
    findings.add(caching.decoderAge());
    return new Audit(run.manifest().run(), findings);
  }

  public boolean failed() {
    return count(Finding.Outcome.FAIL) > 0;
  }

  public int count(Finding.Outcome outcome) {
    return (int) findings.stream().filter(finding -> finding.outcome() == outcome).count();
  }
}
