package dev.conflayers.cli;

import dev.conflayers.app.exchange.ExportRun;
import dev.conflayers.base.ResultProblem;
import dev.conflayers.report.JsonReport;
import dev.conflayers.run.fork.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a run for other programs. */
@Command(
    name = "export",
    description = {
      "Write a run for other programs: as answer files of Spec-Bench, which 'import' reads back"
          + " without loss, as results of JMH, or in Bencher's metric format."
    },
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(paramLabel = "RUN", description = Wiring.THE_RUN)
  private Path run = Path.of("");

  @Option(
      names = "--as",
      paramLabel = "FORMAT",
      required = true,
      description = "spec-bench (a folder), jmh or bencher (a file).")
  private ExportRun.Format format = ExportRun.Format.SPEC_BENCH;

  @Option(
      names = "--out",
      paramLabel = "PATH",
      description = "Where to; it must not exist. Default: RUN's name with the format behind it.")
  private @Nullable Path out;

  @Mixin private Output output = new Output();

  ExportCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  /** The JSON form. */
  record Document(String run, List<String> files) {}

  @Override
  public Integer call() throws IOException {
    ExportRun export = ExportRun.of(wiring.run(run));
    Path target = out == null ? export.path(format) : out;
    if (Files.exists(target)) {
      throw new ResultProblem(target + " exists already; name another path with --out");
    }
    List<Path> files = export.write(format, target);
    List<String> names = files.stream().map(Path::toString).toList();
    if (output.json()) {
      wiring.terminal().print(JsonReport.document(new Document(export.run(), names)));
    } else {
      names.forEach(name -> wiring.terminal().println("Wrote " + name));
    }
    return ExitCode.OK.status();
  }
}
