package dev.conflayers.evidence.integrity;

import dev.conflayers.evidence.Pair;
import dev.conflayers.evidence.PromptReads;
import dev.conflayers.evidence.Quantity;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.TrialView;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.RunRecord;
import dev.conflayers.record.RunStatus;
import dev.conflayers.suite.declared.Claim;
import dev.conflayers.suite.declared.RunCaution;
import dev.conflayers.suite.declared.Schedule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A run under audit, with the views of it that several checks share. */
final class AuditedRun {
  private final RunView view;
  private final RecordLines lines;

  AuditedRun(RunRecord run) {
    this.view = RunView.of(run);
    this.lines = new RecordLines(run);
  }

  RunRecord run() {
    return view.record();
  }

  /** Returns the prompt caching of a strategy compared with the baseline's. */
  PromptReads promptReads(String strategy) {
    return PromptReads.of(view, strategy, view, baseline());
  }

  /** Returns the file and line of each record. */
  RecordLines lines() {
    return lines;
  }

  /** Returns whether tokens are sampled, so that two texts of one strategy may differ. */
  boolean drawn() {
    return !run().manifest().cautions(RunCaution.RandomText.class).isEmpty();
  }

  /** Returns all strategies, including the baseline and its control. */
  List<String> strategies() {
    return run().schedule().strategies().stream().map(Schedule.ScheduledStrategy::name).toList();
  }

  /** Returns whether full depth verifies every token of a strategy. */
  boolean lossless(String strategy) {
    return view.verified(strategy);
  }

  String baseline() {
    return view.baseline();
  }

  boolean ended() {
    return run().manifest().status() == RunStatus.COMPLETE;
  }

  /** Returns the measured trials, failures included. */
  List<Measurement> measured() {
    return view.measured().stream().map(TrialView::measurement).toList();
  }

  /** Returns the strategies other than the baseline whose work must equal the baseline's. */
  List<String> judged() {
    return names(false);
  }

  /** Returns a clause that names the exempt strategies; empty if there are none. */
  String letOff() {
    List<String> off = names(true);
    return off.isEmpty()
        ? ""
        : "; exempt, because unverified and without a claim: " + String.join(", ", off);
  }

  private List<String> names(boolean letOff) {
    Set<String> claimed =
        run().schedule().claims().stream().map(Claim::strategy).collect(Collectors.toSet());
    return run().schedule().strategies().stream()
        .filter(strategy -> !strategy.name().equals(baseline()))
        .filter(strategy -> letOff != (strategy.lossless() || claimed.contains(strategy.name())))
        .map(Schedule.ScheduledStrategy::name)
        .toList();
  }

  /** Returns the pairs of a strategy with both sides successful. */
  List<Pair> pairs(String strategy) {
    return view.pairs(RunView.ALL_TASKS, strategy);
  }

  /** Returns the logarithm of the time per token; NaN if the trial has none that counts. */
  static double logTime(Measurement m) {
    return logTime(new TrialView(m));
  }

  static double logTime(TrialView trial) {
    return Quantity.PACE.has(trial) ? Math.log(Quantity.PACE.of(trial)) : Double.NaN;
  }
}
