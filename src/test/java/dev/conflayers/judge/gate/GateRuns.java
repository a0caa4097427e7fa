package dev.conflayers.judge.gate;

import dev.conflayers.evidence.RunView;
import dev.conflayers.record.ForkRecord;
import dev.conflayers.record.RunManifest;
import dev.conflayers.record.RunRecord;
import dev.conflayers.testing.RunLike;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** Rules and runs of tests. */
final class GateRuns {
  static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

  private GateRuns() {}

  /** Rules for the fast strategy of simulated runs. */
  static GatePolicy policy(String rules) {
    return GatePolicy.parse(
        "gate.yaml",
        "schemaVersion: 1\nfamily: test\nalpha: 0.05\ncorrection: holm\nrules:\n" + rules);
  }

  static GateVerdict judge(GatePolicy policy, RunRecord head, ComparedWith with) {
    return new Gate(policy, GateOptions.DEFAULT, TODAY).judge(RunView.of(head), with, 1);
  }

  /** The same run measured of another commit, elsewhere, or under another name. */
  static RunRecord on(RunRecord run, String id, Map<String, String> environment) {
    RunManifest m = run.manifest();
    Map<String, String> facts = new TreeMap<>(m.environment());
    facts.putAll(environment);
    return RunLike.of(run)
        .manifest(
            RunManifest.of(
                m.status(),
                new RunManifest.Identity(id, m.suite(), m.fingerprint()),
                m.times(),
                m.suiteFile(),
                new RunManifest.Setting(m.shape(), m.model(), facts),
                m.remarks()))
        .forks(
            run.forks().stream()
                .map(
                    f ->
                        new ForkRecord(
                            f.fork(),
                            f.started(),
                            f.warmUpBlocks(),
                            f.steady(),
                            f.warmUp(),
                            f.frozen(),
                            f.model(),
                            facts))
                .toList())
        .record();
  }
}
