package dev.conflayers.cli;

import dev.conflayers.analysis.Analysis;
import dev.conflayers.analysis.Analyst;
import dev.conflayers.report.ReportFormat;
import dev.conflayers.result.RunDirectory;
import dev.conflayers.result.RunRecord;
import dev.conflayers.task.Tasks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reports a run again from its directory alone. */
@Command(
    name = "report",
    description = "Write the report of a run from its directory; no model is needed.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(paramLabel = "RUN", description = "The run directory, such as results/2026...")
  private Path run = Path.of("");

  @Option(
      names = {"-o", "--formats"},
      split = ",",
      paramLabel = "FORMAT",
      description = "Which formats, of html, md, tex, json and csv; default: all of them.")
  private List<String> formats = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ReportsOption reports = new ReportsOption();

  @Mixin private Output output = new Output();

  ReportCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    List<ReportFormat> wanted = wanted();
    Path directory = wiring.find(run);
    RunRecord record = new RunDirectory(directory).read();
    Analysis analysis = Analyst.analyse(record, Tasks::byName);
    Path report =
        new ReportFiles(reports.in(wiring)).write(record.manifest().run(), analysis, wanted);
    new OutcomeView(wiring.terminal())
        .show(new MeasuringRun.Outcome(ExitCode.OK, directory, report, analysis), output.json());
    return ExitCode.OK.status();
  }

  private List<ReportFormat> wanted() {
    for (String format : formats) {
      if (ReportFormat.named(format).isEmpty()) {
        throw new ParameterException(
            spec.commandLine(), "-o must name html, md, tex, json or csv, got '" + format + "'");
      }
    }
    return formats.isEmpty()
        ? ReportFormat.all()
        : formats.stream().distinct().flatMap(name -> ReportFormat.named(name).stream()).toList();
  }
}
