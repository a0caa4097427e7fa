package dev.conflayers.example;

import dev.conflayers.app.Folders;
import dev.conflayers.app.MeasureSuite;
import dev.conflayers.app.RenderReport;
import dev.conflayers.app.ReportedRun;
import dev.conflayers.app.RunOutcome;
import dev.conflayers.app.RunRequest;
import dev.conflayers.app.Workplace;
import dev.conflayers.app.gate.GateChange;
import dev.conflayers.app.gate.GateReference;
import dev.conflayers.app.gate.GateRequest;
import dev.conflayers.judge.gate.GateVerdict;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunRecord;
import java.io.IOException;
import java.nio.file.Path;

/** What the README shows of using the program from Java. */
final class FromJava {
  /** What the example leaves for others to look at. */
  record Result(RunOutcome run, RunRecord record, GateVerdict verdict, ReportedRun report) {}

  private FromJava() {}

  static Result run(Path suite, Path rules, Path out, String... changes) throws IOException {
    // README: begin
    Workplace workplace = Workplace.in(Path.of(""));
    Folders folders = new Folders(out.resolve("results"), out.resolve("reports"));
    RunOutcome run =
        new MeasureSuite(workplace, folders, true).start(RunRequest.read(suite, changes));
    RunRecord record = new RunDirectory(run.directory()).read();
    GateReference reference =
        GateReference.baseline(out.resolve("baselines"), "main")
            .strategies("full-depth", "conflayers");
    GateRequest request =
        GateRequest.of(run.directory(), rules, reference, out.resolve("gate"), folders);
    GateVerdict verdict = new GateChange(workplace, request).judge();
    ReportedRun report = new RenderReport(out.resolve("again")).render(run.directory());
    // README: end
    return new Result(run, record, verdict, report);
  }
}
