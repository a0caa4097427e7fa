package dev.conflayers.cli;

import dev.conflayers.app.RenderReport;
import dev.conflayers.app.ReportedRun;
import dev.conflayers.app.RunsIndex;
import dev.conflayers.report.ReportFormat;
import dev.conflayers.report.RunsReport;
import dev.conflayers.run.fork.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
    description =
        "Write the report of a run from its directory, or an overview of all runs; no model is"
            + " needed.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(arity = "0..1", paramLabel = "RUN", description = Wiring.THE_RUN)
  private @Nullable Path run;

  @Option(
      names = "--index",
      paramLabel = "RESULTS",
      description =
          "Write an overview of all runs below this directory instead: index.html, index.md,"
              + " index.json and a history chart, with links to the reports that are there.")
  private @Nullable Path index;

  @Option(
      names = {"-o", "--formats"},
      split = ",",
      paramLabel = "FORMAT",
      description =
          "Which formats, of html, md, tex, json, csv, svg and png; default: all of them. Charts"
              + " are part of html; md comes with them as svg, tex as png, csv with their numbers.")
  private List<String> formats = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ReportsOption reports = new ReportsOption();

  @Mixin private Output output = new Output();

  ReportCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    if (index != null) {
      return index(wiring.find(index));
    }
    if (run == null) {
      throw new ParameterException(spec.commandLine(), "Missing required parameter: 'RUN'");
    }
    List<ReportFormat> wanted = wanted();
    Path directory = wiring.run(run);
    ReportedRun reported = new RenderReport(reports.in(wiring)).render(directory, wanted, charts());
    new OutcomeView(wiring.terminal()).show(reported, ExitCode.OK, output.json());
    return ExitCode.OK.status();
  }

  private int index(Path results) throws IOException {
    if (run != null || !formats.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--index takes no RUN and no -o: it tells of every run");
    }
    RunsIndex runs = new RunsIndex(wiring.instruments().progress(), reports.in(wiring));
    RunsReport report = runs.read(results);
    Path page = runs.write(report);
    if (output.json()) {
      wiring.terminal().print(report.json());
    } else {
      wiring.terminal().println(report.counts());
      wiring.terminal().println("Overview: " + page);
    }
    return ExitCode.OK.status();
  }

  /** Returns the formats of single charts, those included that a format refers to. */
  private List<String> charts() {
    return RenderReport.CHARTS.stream()
        .filter(
            kind ->
                formats.isEmpty()
                    || formats.contains(kind)
                    || (kind.equals("svg") && formats.contains("md"))
                    || (kind.equals("png") && formats.contains("tex")))
        .toList();
  }

  private List<ReportFormat> wanted() {
    for (String format : formats) {
      if (ReportFormat.named(format).isEmpty() && !RenderReport.CHARTS.contains(format)) {
        throw new ParameterException(
            spec.commandLine(),
            "-o must name html, md, tex, json, csv, svg or png, got '" + format + "'");
      }
    }
    return formats.isEmpty()
        ? ReportFormat.all()
        : formats.stream().distinct().flatMap(name -> ReportFormat.named(name).stream()).toList();
  }
}
