package dev.conflayers.cli;

import dev.conflayers.app.AuditRun;
import dev.conflayers.evidence.integrity.Audit;
import dev.conflayers.run.fork.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

  @Parameters(paramLabel = "RUN", description = Wiring.THE_RUN)
  private Path run = Path.of("");

  @Option(
      names = "--reports",
      paramLabel = "DIR",
      description = "Where reports of other runs are looked up; default: reports/.")
  private @Nullable Path reports;

  @Mixin private Output output = new Output();

  AuditCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    Path directory = wiring.run(run);
    Audit audit =
        new AuditRun(
                wiring.workplace(), reports == null ? wiring.here().resolve("reports") : reports)
            .audit(directory);
    ExitCode code = audit.failed() ? ExitCode.AUDIT_FAILED : ExitCode.OK;
    new AuditView(wiring.terminal()).show(audit, code, output.json());
    return code.status();
  }
}
