package dev.conflayers.app.exchange;

import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.analysis.Analyst;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunRecord;
import dev.conflayers.task.Tasks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Writes a run for other programs. */
public final class ExportRun {
  private final RunRecord record;

  private ExportRun(RunRecord record) {
    this.record = record;
  }

  /** A format of another program. */
  public enum Format {
    /** A folder of answer files, which {@link Importer} reads back without loss. */
    SPEC_BENCH(".spec-bench"),
    JMH(".jmh.json"),
    /** Bencher's metric format. */
    BENCHER(".bencher.json");

    private final String ending;

    Format(String ending) {
      this.ending = ending;
    }
  }

  /** Reads the run of a directory. */
  public static ExportRun of(Path directory) throws IOException {
    return new ExportRun(new RunDirectory(directory).read());
  }

  /** Returns the run's name. */
  public String run() {
    return record.manifest().run();
  }

  /** Returns where the run is written unless told otherwise: its name, with the format's ending. */
  public Path path(Format format) {
    return Path.of(run() + format.ending);
  }

  /** Writes the run to {@code target}, which must not exist, and returns the files. */
  public List<Path> write(Format format, Path target) throws IOException {
    return switch (format) {
      case SPEC_BENCH -> ExportedRun.write(record, target);
      case JMH -> write(target, BenchmarkExport.jmh(record));
      case BENCHER ->
          write(
              target, BenchmarkExport.bencher(Analyst.analyse(RunView.of(record), Tasks::byName)));
    };
  }

  private static List<Path> write(Path file, String text) throws IOException {
    return List.of(
        Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW));
  }
}
