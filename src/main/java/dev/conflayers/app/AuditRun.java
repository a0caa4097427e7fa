package dev.conflayers.app;

import dev.conflayers.evidence.integrity.Audit;
import dev.conflayers.evidence.integrity.OtherRuns;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunRecord;
import java.io.IOException;
import java.nio.file.Path;

/** Checks how a run was made, not what it found. */
public final class AuditRun {
  private final Workplace workplace;
  private final Path reports;

  /**
   * Makes the service.
   *
   * @param reports where reports of other runs are looked up
   */
  public AuditRun(Workplace workplace, Path reports) {
    this.workplace = workplace;
    this.reports = reports;
  }

  /** Checks the run of a directory against its plan, its data sets and the runs around it. */
  public Audit audit(Path directory) throws IOException {
    RunRecord record = new RunDirectory(directory).read();
    OtherRuns others = new Neighbours(reports).of(directory);
    return Audit.of(record, new OtherSplits(workplace).around(record).with(others));
  }
}
