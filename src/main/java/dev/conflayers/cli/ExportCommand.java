package dev.conflayers.cli;

import dev.conflayers.app.exchange.BenchmarkExport;
import dev.conflayers.app.exchange.ExportedRun;
import dev.conflayers.base.ResultProblem;
import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.analysis.Analyst;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunRecord;
import dev.conflayers.report.JsonReport;
import dev.conflayers.run.fork.ExitCode;
import dev.conflayers.task.Tasks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
  private Format format = Format.SPEC_BENCH;

  @Option(
      names = "--out",
      paramLabel = "PATH",
      description = "Where to; it must not exist. Default: RUN's name with the format behind it.")
  private @Nullable Path out;

  @Mixin private Output output = new Output();

  ExportCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  /** What a run can be written as. */
  enum Format {
    SPEC_BENCH,
    JMH,
    BENCHER
  }

  /** The JSON form. */
  record Document(String run, List<String> files) {}

  @Override
  public Integer call() throws IOException {
    RunRecord record = new RunDirectory(wiring.run(run)).read();
    Path target = out == null ? Path.of(record.manifest().run() + ending()) : out;
    if (Files.exists(target)) {
      throw new ResultProblem(target + " exists already; name another path with --out");
    }
    List<Path> files =
        switch (format) {
          case SPEC_BENCH -> ExportedRun.write(record, target);
          case JMH -> write(target, BenchmarkExport.jmh(record));
          case BENCHER ->
              write(
                  target,
                  BenchmarkExport.bencher(Analyst.analyse(RunView.of(record), Tasks::byName)));
        };
    List<String> names = files.stream().map(Path::toString).toList();
    if (output.json()) {
      wiring.terminal().print(JsonReport.document(new Document(record.manifest().run(), names)));
    } else {
      names.forEach(name -> wiring.terminal().println("Wrote " + name));
    }
    return ExitCode.OK.status();
  }

  private String ending() {
    return switch (format) {
      case SPEC_BENCH -> ".spec-bench";
      case JMH -> ".jmh.json";
      case BENCHER -> ".bencher.json";
    };
  }

  private static List<Path> write(Path file, String text) throws IOException {
    return List.of(
        Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW));
  }
}
