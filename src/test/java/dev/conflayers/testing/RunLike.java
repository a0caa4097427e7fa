package dev.conflayers.testing;

import dev.conflayers.record.Agreement;
import dev.conflayers.record.CostTable;
import dev.conflayers.record.ForkEnd;
import dev.conflayers.record.ForkRecord;
import dev.conflayers.record.LinesDigest;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.Origin;
import dev.conflayers.record.RunManifest;
import dev.conflayers.record.RunRecord;
import dev.conflayers.record.TokenTexts;
import dev.conflayers.suite.declared.Schedule;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A run like another one but for what is set. */
public final class RunLike {
  private RunManifest manifest;
  private Schedule schedule;
  private List<Measurement> measurements;
  private List<Agreement> agreements;
  private List<ForkRecord> forks;
  private List<ForkEnd> ends;
  private SortedMap<Integer, LinesDigest> lines;
  private TokenTexts tokens;
  private @Nullable CostTable costs;
  private @Nullable Origin origin;

  private RunLike(RunRecord run) {
    manifest = run.manifest();
    schedule = run.schedule();
    measurements = run.measurements();
    agreements = run.agreements();
    forks = run.forks();
    ends = run.forkEnds();
    lines = run.lines();
    tokens = run.tokens();
    costs = run.costs();
    origin = run.origin();
  }

  public static RunLike of(RunRecord run) {
    return new RunLike(run);
  }

  /** Begins with a run of this program that holds measurements and nothing besides. */
  public static RunLike of(
      RunManifest manifest, Schedule schedule, List<Measurement> measurements) {
    return new RunLike(
        new RunRecord(
            manifest,
            schedule,
            measurements,
            List.of(),
            RunRecord.Processes.unknown(),
            TokenTexts.none(),
            null,
            null));
  }

  public RunLike manifest(RunManifest other) {
    manifest = other;
    return this;
  }

  public RunLike schedule(Schedule other) {
    schedule = other;
    return this;
  }

  public RunLike measurements(List<Measurement> other) {
    measurements = other;
    return this;
  }

  public RunLike agreements(List<Agreement> other) {
    agreements = other;
    return this;
  }

  public RunLike forks(List<ForkRecord> other) {
    forks = other;
    return this;
  }

  public RunLike forkEnds(List<ForkEnd> other) {
    ends = other;
    return this;
  }

  public RunLike tokens(TokenTexts other) {
    tokens = other;
    return this;
  }

  public RunLike costs(@Nullable CostTable other) {
    costs = other;
    return this;
  }

  public RunRecord record() {
    return new RunRecord(
        manifest,
        schedule,
        measurements,
        agreements,
        new RunRecord.Processes(forks, ends, lines),
        tokens,
        costs,
        origin);
  }
}
