package dev.conflayers.cli;

import dev.conflayers.evidence.integrity.Audit;
import dev.conflayers.result.RunDirectory;
import dev.conflayers.result.RunRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks how a run was made, not what it found. */
@Command(
    name = "audit",
    description = {
      "Check how a run was made: equal work, counting, leakage, caching, balance. Ends with 73 if"
          + " something voids it; no model is needed."
    },
    mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(paramLabel = "RUN", description = "The run directory, such as results/2026...")
  private Path run = Path.of("");

  @Mixin private Output output = new Output();

  AuditCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    RunRecord record = new RunDirectory(wiring.find(run)).read();
    Audit audit = Audit.of(record, new OtherSplits(wiring).around(record));
    ExitCode code = audit.failed() ? ExitCode.AUDIT_FAILED : ExitCode.OK;
    new AuditView(wiring.terminal()).show(audit, code, output.json());
    return code.status();
  }
}
