package dev.conflayers.record;

import dev.conflayers.base.AtomicFiles;
import dev.conflayers.base.ResultProblem;
import dev.conflayers.metric.OutputScore;
import dev.conflayers.suite.declared.Schedule;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The directory of one run: {@code manifest.json}, {@code plan.json}, {@code measurements.jsonl},
 * {@code agreement.jsonl}, {@code originals.jsonl} if it was edited, {@code forks.jsonl}, {@code
 * fork-ends.jsonl}, {@code tokens.json}, {@code costs.json} if there are any, {@code origin.json}
 * if another program measured it, and {@code run.lock} while a process writes to it.
 */
public final class RunDirectory {
  private final Path path;
  private final RunDocuments files;

  public RunDirectory(Path path) {
    this.path = path;
    this.files = new RunDocuments(path);
  }

  public Path path() {
    return path;
  }

  /** Makes the directory, which must not exist, with its manifest and schedule. */
  public static RunDirectory create(Path path, RunManifest manifest, Schedule schedule)
      throws IOException {
    return create(path, manifest, schedule, null);
  }

  /**
   * Makes the directory, which must not exist. The manifest is written last: once it exists,
   * everything known before measuring is there.
   */
  public static RunDirectory create(
      Path path, RunManifest manifest, Schedule schedule, @Nullable CostTable costs)
      throws IOException {
    if (path.getParent() != null) {
      Files.createDirectories(path.getParent());
    }
    Files.createDirectory(path);
    RunDirectory directory = new RunDirectory(path);
    directory.files.replace(RunDocuments.PLAN, schedule);
    if (costs != null) {
      directory.write(costs);
    }
    directory.write(manifest);
    return directory;
  }

  /** Replaces the manifest atomically: a reader sees the old one or the new one. */
  public void write(RunManifest manifest) throws IOException {
    requireCurrent(manifest);
    files.replace(RunDocuments.MANIFEST, manifest);
  }

  /**
   * Refuses to continue a run of an older format, which is read but not written.
   *
   * @throws ResultProblem if it is of another format than this version writes
   */
  public void requireCurrent(RunManifest manifest) {
    if (manifest.schemaVersion() != RunManifest.SCHEMA_VERSION) {
      throw new ResultProblem(
          path
              + " is of format "
              + manifest.schemaVersion()
              + ", which this version reads but does not write: continue it with the version of"
              + " conflayers that began it, or start a new run");
    }
  }

  /**
   * Reads the manifest; one of format 4 is migrated to format 5, except for its version.
   *
   * @throws ResultProblem if it is of another format
   */
  public RunManifest manifest() throws IOException {
    return new StoredRun(files).manifest();
  }

  /** Reads the plan alone. */
  public Schedule schedule(RunManifest manifest) throws IOException {
    return new StoredRun(files).schedule(manifest);
  }

  /** Reads everything. An unfinished last line is left out. */
  public RunRecord read() throws IOException {
    return new StoredRun(files).read();
  }

  /** Returns the digest of a fork's lines in {@code measurements.jsonl}, for its final record. */
  public LinesDigest measurementsOf(int fork) throws IOException {
    return new StoredRun(files).measurementsOf(fork);
  }

  /** Makes a directory, which must not exist, of a whole run. */
  public static RunDirectory create(Path path, RunRecord run) throws IOException {
    RunDirectory directory = create(path, run.manifest(), run.schedule(), run.costs());
    if (run.origin() != null) {
      directory.files.replace(RunDocuments.ORIGIN, run.origin());
    }
    if (!run.tokens().texts().isEmpty()) {
      directory.files.replace(RunDocuments.TOKENS, run.tokens());
    }
    try (Lock lock = directory.lock();
        MeasurementSink sink = directory.sink(lock)) {
      for (ForkRecord fork : run.forks()) {
        sink.accept(fork);
      }
      for (Measurement measurement : run.measurements()) {
        sink.accept(measurement);
      }
      for (Agreement agreement : run.agreements()) {
        sink.accept(agreement);
      }
      for (ForkEnd end : run.forkEnds()) {
        sink.accept(end);
      }
    }
    return directory;
  }

  /** Adds the texts of some ids to those stored before. */
  public void add(Map<Integer, String> texts) throws IOException {
    files.replace(RunDocuments.TOKENS, new StoredRun(files).tokens().and(texts));
  }

  /** Stores a copy of a benchmark's costs, so that the report needs only this directory. */
  public void write(CostTable costs) throws IOException {
    files.replace(RunDocuments.COSTS, costs);
  }

  /**
   * Returns the newest benchmark of a model below {@code results}, if there is one that this
   * version can read.
   */
  public static Optional<CostTable> newestCosts(Path results, String model, String dtype)
      throws IOException {
    if (!Files.isDirectory(results)) {
      return Optional.empty();
    }
    List<Path> benches;
    try (Stream<Path> folders = Files.list(results)) {
      benches =
          folders
              .filter(folder -> folder.toString().endsWith("_bench_" + dtype))
              .filter(folder -> Files.exists(folder.resolve(RunDocuments.BENCH)))
              .sorted(Comparator.reverseOrder())
              .toList();
    }
    for (Path bench : benches) {
      try {
        CostTable table =
            new RunDirectory(bench).files.document(RunDocuments.BENCH, CostTable.class);
        if (table.model().equals(model) && table.dtype().equals(dtype)) {
          return Optional.of(table);
        }
      } catch (ResultProblem e) {
        // It is damaged or of another version: fall back to an older one.
      }
    }
    return Optional.empty();
  }

  /** Replaces the scores of all outputs and returns their file. */
  public Path write(List<OutputScore> scores) throws IOException {
    Path file = files.file(RunDocuments.SCORES);
    AtomicFiles.replace(
        file,
        part -> {
          try (JsonLines<OutputScore> lines = JsonLines.append(part)) {
            for (OutputScore score : scores) {
              lines.write(score);
            }
          }
        });
    return file;
  }

  /** Removes unfinished last lines and returns a note on each. */
  public List<String> repair(Lock lock) throws IOException {
    requireOwn(lock);
    List<String> notes = new ArrayList<>();
    repair(RunDocuments.MEASUREMENTS, Measurement.class, notes);
    repair(RunDocuments.AGREEMENT, Agreement.class, notes);
    repair(RunDocuments.FORKS, ForkRecord.class, notes);
    repair(RunDocuments.FORK_ENDS, ForkEnd.class, notes);
    return notes;
  }

  private <T> void repair(String file, Class<T> type, List<String> notes) throws IOException {
    Path lines = files.file(file);
    JsonLines.Tail tail = JsonLines.read(lines, type).tail();
    if (tail != null) {
      try (FileChannel channel = FileChannel.open(lines, StandardOpenOption.WRITE)) {
        channel.truncate(tail.offset());
      }
      notes.add(
          "dropped the unfinished line "
              + tail.line()
              + " of "
              + file
              + "; its trial is measured again");
    }
  }

  /** Acquires the lock that allows one process to write. */
  public Lock lock() throws IOException {
    Path file = files.file(RunDocuments.LOCK);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new Lock(file, channel);
      }
    } catch (OverlappingFileLockException e) {
      // This process holds it already: refuse it like any other holder.
    }
    channel.close();
    throw new ResultProblem(path + " is being written by another process; wait for it to end");
  }

  /** The right to write to a run directory. */
  public record Lock(Path file, FileChannel channel) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      Files.deleteIfExists(file);
      channel.close();
    }
  }

  private void requireOwn(Lock lock) {
    if (!lock.file().equals(files.file(RunDocuments.LOCK))) {
      throw new IllegalArgumentException(
          "the lock must be of " + path + ", got one of " + lock.file().getParent());
    }
  }

  /** Opens the append-only files at their ends. */
  public MeasurementSink sink(Lock lock) throws IOException {
    requireOwn(lock);
    return AppendingSink.open(files);
  }
}
