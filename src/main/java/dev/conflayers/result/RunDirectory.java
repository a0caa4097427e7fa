package dev.conflayers.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.base.AtomicFiles;
import dev.conflayers.base.Sha256;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The directory of one run: {@code manifest.json}, {@code plan.json}, {@code measurements.jsonl},
 * {@code agreement.jsonl}, {@code originals.jsonl} if it was edited, {@code forks.jsonl}, {@code
 * fork-ends.jsonl}, {@code tokens.json}, {@code costs.json} if there are any, {@code origin.json}
 * if another program measured it, and {@code run.lock} while somebody writes to it.
 */
public final class RunDirectory {
  private static final String MANIFEST = "manifest.json";
  private static final String PLAN = "plan.json";
  static final String MEASUREMENTS = "measurements.jsonl";
  static final String ORIGINALS = "originals.jsonl";
  private static final String AGREEMENT = "agreement.jsonl";
  private static final String FORKS = "forks.jsonl";
  private static final String FORK_ENDS = "fork-ends.jsonl";
  private static final String TOKENS = "tokens.json";
  private static final String COSTS = "costs.json";
  private static final String ORIGIN = "origin.json";
  private static final String PREFILLS = "prefills";
  private static final String BENCH = "bench.json";
  private static final String SCORES = "scores.jsonl";
  private static final String LOCK = "run.lock";

  private final Path path;

  public RunDirectory(Path path) {
    this.path = path;
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
   * Makes the directory, which must not exist. The manifest comes last: once there is one, nothing
   * is missing that was known before measuring.
   */
  public static RunDirectory create(
      Path path, RunManifest manifest, Schedule schedule, @Nullable CostTable costs)
      throws IOException {
    if (path.getParent() != null) {
      Files.createDirectories(path.getParent());
    }
    Files.createDirectory(path);
    RunDirectory directory = new RunDirectory(path);
    directory.replace(PLAN, schedule);
    if (costs != null) {
      directory.write(costs);
    }
    directory.write(manifest);
    return directory;
  }

  /** Replaces the manifest as a whole: a reader sees the old one or the new one. */
  public void write(RunManifest manifest) throws IOException {
    requireCurrent(manifest);
    replace(MANIFEST, manifest);
  }

  /**
   * Refuses to go on with a run of an older format, which is read but not written.
   *
   * @throws ResultProblem if it is of another format than this version writes
   */
  public void requireCurrent(RunManifest manifest) {
    if (manifest.schemaVersion() != RunManifest.SCHEMA_VERSION) {
      throw new ResultProblem(
          path
              + " is of format "
              + manifest.schemaVersion()
              + ", which this version reads but does not write: go on with it with the version of"
              + " conflayers that began it, or start a new run");
    }
  }

  /**
   * Reads the manifest; one of format 4 as format 5 would have it, but for its version.
   *
   * @throws ResultProblem if it is of another format
   */
  public RunManifest manifest() throws IOException {
    JsonNode manifest = document(MANIFEST, JsonNode.class);
    int version = manifest.path("schema-version").asInt();
    if (version != RunManifest.SCHEMA_VERSION && version != FormatFour.VERSION) {
      throw new ResultProblem(
          path.resolve(MANIFEST)
              + ": schema-version must be "
              + FormatFour.VERSION
              + " or "
              + RunManifest.SCHEMA_VERSION
              + ", got "
              + manifest.path("schema-version")
              + "; read it with the version of conflayers that wrote it");
    }
    if (version == FormatFour.VERSION) {
      FormatFour.manifest((ObjectNode) manifest);
    }
    return bound(MANIFEST, manifest, RunManifest.class);
  }

  /** Reads the plan alone. */
  public Schedule schedule(RunManifest manifest) throws IOException {
    JsonNode plan = document(PLAN, JsonNode.class);
    if (manifest.schemaVersion() == FormatFour.VERSION && plan instanceof ObjectNode old) {
      FormatFour.plan(old, manifest);
    }
    return bound(PLAN, plan, Schedule.class);
  }

  /** Reads everything. An unfinished last line is left out. */
  public RunRecord read() throws IOException {
    RunManifest manifest = manifest();
    boolean four = manifest.schemaVersion() == FormatFour.VERSION;
    Schedule schedule = schedule(manifest);
    LinesDigests digests = new LinesDigests();
    Map<String, byte[]> originals = originals(manifest);
    List<Measurement> measurements =
        JsonLines.read(
                path.resolve(MEASUREMENTS),
                new JsonLines.Form<>(Measurement.class),
                (measurement, line) ->
                    digests.add(measurement.fork(), original(measurement, line, originals)))
            .records();
    return new RunRecord(
        manifest,
        schedule,
        measurements,
        JsonLines.read(path.resolve(AGREEMENT), Agreement.class).records(),
        new RunRecord.Processes(
            forks(four),
            JsonLines.read(path.resolve(FORK_ENDS), ForkEnd.class).records(),
            digests.byFork()),
        tokens(),
        Files.exists(path.resolve(COSTS)) ? document(COSTS, CostTable.class) : null,
        Files.exists(path.resolve(ORIGIN)) ? origin() : null);
  }

  private List<ForkRecord> forks(boolean four) throws IOException {
    return JsonLines.read(
            path.resolve(FORKS),
            four
                ? new JsonLines.Form<>(ForkRecord.class, FormatFour::fork)
                : new JsonLines.Form<>(ForkRecord.class),
            (fork, line) -> {})
        .records();
  }

  /** Returns the line as it was measured. */
  private static byte[] original(
      Measurement measurement, byte[] line, Map<String, byte[]> originals) {
    return measurement.status() == TrialStatus.EXCLUDED
        ? originals.getOrDefault(Sha256.of(line), line)
        : line;
  }

  /** Returns the lines that were edited, each by the digest of what stands there now. */
  private Map<String, byte[]> originals(RunManifest manifest) throws IOException {
    Map<String, byte[]> originals = new HashMap<>();
    if (manifest.editedMeasurements() && Files.exists(path.resolve(ORIGINALS))) {
      Map<String, byte[]> kept = new HashMap<>();
      for (String line : Files.readAllLines(path.resolve(ORIGINALS))) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        kept.put(Sha256.of(bytes), bytes);
      }
      for (Edit edit : manifest.edits()) {
        byte[] old = kept.get(edit.oldSha256());
        if (old != null) {
          originals.put(edit.newSha256(), old);
        }
      }
    }
    return originals;
  }

  /**
   * Returns the digest of the lines that {@code measurements.jsonl} holds of a fork, for its end.
   */
  public LinesDigest measurementsOf(int fork) throws IOException {
    LinesDigests digests = new LinesDigests();
    JsonLines.read(
        path.resolve(MEASUREMENTS),
        new JsonLines.Form<>(Measurement.class),
        (measurement, line) -> {
          if (measurement.fork() == fork) {
            digests.add(fork, line);
          }
        });
    return digests.of(fork);
  }

  /** Makes a directory, which must not exist, of a whole run. */
  public static RunDirectory create(Path path, RunRecord run) throws IOException {
    RunDirectory directory = create(path, run.manifest(), run.schedule(), run.costs());
    if (run.origin() != null) {
      directory.replace(ORIGIN, run.origin());
    }
    if (!run.tokens().texts().isEmpty()) {
      directory.replace(TOKENS, run.tokens());
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

  /** Runs that were imported before prompts were counted say nothing of them. */
  private Origin origin() throws IOException {
    JsonNode origin = document(ORIGIN, JsonNode.class);
    if (origin instanceof ObjectNode old && !old.has(PREFILLS)) {
      old.putArray(PREFILLS);
    }
    return bound(ORIGIN, origin, Origin.class);
  }

  private TokenTexts tokens() throws IOException {
    return Files.exists(path.resolve(TOKENS))
        ? document(TOKENS, TokenTexts.class)
        : TokenTexts.none();
  }

  /** Adds what some ids say to what is known of others. */
  public void add(Map<Integer, String> texts) throws IOException {
    replace(TOKENS, tokens().and(texts));
  }

  /** Keeps a copy of a benchmark's costs, so that the report needs nothing but this directory. */
  public void write(CostTable costs) throws IOException {
    replace(COSTS, costs);
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
              .filter(folder -> Files.exists(folder.resolve(BENCH)))
              .sorted(Comparator.reverseOrder())
              .toList();
    }
    for (Path bench : benches) {
      try {
        CostTable table = new RunDirectory(bench).document(BENCH, CostTable.class);
        if (table.model().equals(model) && table.dtype().equals(dtype)) {
          return Optional.of(table);
        }
      } catch (ResultProblem e) {
        // A benchmark of another version or a damaged one: an older one may serve.
      }
    }
    return Optional.empty();
  }

  /** Replaces the scores of all outputs and returns where they are. */
  public Path write(List<OutputScore> scores) throws IOException {
    Path file = path.resolve(SCORES);
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

  /** Cuts unfinished last lines off and says which. */
  public List<String> repair(Lock lock) throws IOException {
    requireOwn(lock);
    List<String> notes = new ArrayList<>();
    repair(MEASUREMENTS, Measurement.class, notes);
    repair(AGREEMENT, Agreement.class, notes);
    repair(FORKS, ForkRecord.class, notes);
    repair(FORK_ENDS, ForkEnd.class, notes);
    return notes;
  }

  private <T> void repair(String file, Class<T> type, List<String> notes) throws IOException {
    Path lines = path.resolve(file);
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

  /** Takes the lock that lets one process write. */
  public Lock lock() throws IOException {
    Path file = path.resolve(LOCK);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new Lock(file, channel);
      }
    } catch (OverlappingFileLockException e) {
      // Held by this very process: refused like any other holder.
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
    if (!lock.file().equals(path.resolve(LOCK))) {
      throw new IllegalArgumentException(
          "the lock must be of " + path + ", got one of " + lock.file().getParent());
    }
  }

  /** Opens the files that grow, at their end. */
  public MeasurementSink sink(Lock lock) throws IOException {
    requireOwn(lock);
    JsonLines<Measurement> measurements = JsonLines.append(path.resolve(MEASUREMENTS));
    JsonLines<Agreement> agreements = JsonLines.append(path.resolve(AGREEMENT));
    JsonLines<ForkRecord> forks = JsonLines.append(path.resolve(FORKS));
    JsonLines<ForkEnd> ends = JsonLines.append(path.resolve(FORK_ENDS));
    return new MeasurementSink() {
      @Override
      public void accept(Measurement measurement) throws IOException {
        measurements.write(measurement);
      }

      @Override
      public void accept(Agreement agreement) throws IOException {
        agreements.write(agreement);
      }

      @Override
      public void accept(ForkRecord fork) throws IOException {
        forks.write(fork);
      }

      @Override
      public void accept(ForkEnd end) throws IOException {
        ends.write(end);
      }

      @Override
      public void sync() throws IOException {
        measurements.sync();
        agreements.sync();
        forks.sync();
        ends.sync();
      }

      @Override
      public void close() throws IOException {
        try (measurements;
            agreements;
            forks;
            ends) {
          sync();
        }
      }
    };
  }

  private void replace(String file, Object document) throws IOException {
    AtomicFiles.replace(
        path.resolve(file), ResultJson.pretty().writeValueAsString(document) + "\n");
  }

  private <T> T document(String file, Class<T> type) throws IOException {
    Path document = path.resolve(file);
    try {
      return ResultJson.mapper().readValue(Files.readString(document), type);
    } catch (NoSuchFileException e) {
      throw new ResultProblem(path + " is not a run directory: it holds no " + file);
    } catch (JsonProcessingException e) {
      throw unreadable(document, e);
    }
  }

  private <T> T bound(String file, JsonNode document, Class<T> type) {
    try {
      return ResultJson.mapper().treeToValue(document, type);
    } catch (JsonProcessingException e) {
      throw unreadable(path.resolve(file), e);
    }
  }

  private static ResultProblem unreadable(Path document, JsonProcessingException cause) {
    return new ResultProblem(
        document
            + ": not readable: "
            + cause.getOriginalMessage().lines().findFirst().orElse("not JSON"));
  }
}
