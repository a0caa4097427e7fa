package dev.conflayers.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.base.ResultProblem;
import dev.conflayers.base.Sha256;
import dev.conflayers.suite.declared.Schedule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reader of run directories of this format or of format 4. */
final class StoredRun {
  private final RunDocuments files;

  StoredRun(RunDocuments files) {
    this.files = files;
  }

  /**
   * Reads the manifest; one of format 4 is migrated to format 5, except for its version.
   *
   * @throws ResultProblem if it is of another format
   */
  RunManifest manifest() throws IOException {
    JsonNode manifest = files.document(RunDocuments.MANIFEST, JsonNode.class);
    int version = manifest.path("schema-version").asInt();
    if (version != RunManifest.SCHEMA_VERSION && version != FormatFour.VERSION) {
      throw new ResultProblem(
          files.file(RunDocuments.MANIFEST)
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
    return files.bound(RunDocuments.MANIFEST, manifest, RunManifest.class);
  }

  /** Reads the plan alone. */
  Schedule schedule(RunManifest manifest) throws IOException {
    JsonNode plan = files.document(RunDocuments.PLAN, JsonNode.class);
    if (manifest.schemaVersion() == FormatFour.VERSION && plan instanceof ObjectNode old) {
      FormatFour.plan(old, manifest);
    }
    return files.bound(RunDocuments.PLAN, plan, Schedule.class);
  }

  /** Reads everything. An unfinished last line is left out. */
  RunRecord read() throws IOException {
    RunManifest manifest = manifest();
    boolean four = manifest.schemaVersion() == FormatFour.VERSION;
    Schedule schedule = schedule(manifest);
    LinesDigests digests = new LinesDigests();
    Map<String, byte[]> originals = originals(manifest);
    List<Measurement> measurements =
        JsonLines.read(
                files.file(RunDocuments.MEASUREMENTS),
                new JsonLines.Form<>(Measurement.class),
                (measurement, line) ->
                    digests.add(measurement.fork(), original(measurement, line, originals)))
            .records();
    return new RunRecord(
        manifest,
        schedule,
        measurements,
        JsonLines.read(files.file(RunDocuments.AGREEMENT), Agreement.class).records(),
        new RunRecord.Processes(
            forks(four),
            JsonLines.read(files.file(RunDocuments.FORK_ENDS), ForkEnd.class).records(),
            digests.byFork()),
        tokens(),
        files.has(RunDocuments.COSTS) ? files.document(RunDocuments.COSTS, CostTable.class) : null,
        files.has(RunDocuments.ORIGIN) ? origin() : null);
  }

  private List<ForkRecord> forks(boolean four) throws IOException {
    return JsonLines.read(
            files.file(RunDocuments.FORKS),
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

  /** Returns the edited lines, each by the digest of its new text. */
  private Map<String, byte[]> originals(RunManifest manifest) throws IOException {
    Map<String, byte[]> originals = new HashMap<>();
    if (manifest.editedMeasurements() && files.has(RunDocuments.ORIGINALS)) {
      Map<String, byte[]> kept = new HashMap<>();
      for (String line : Files.readAllLines(files.file(RunDocuments.ORIGINALS))) {
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

  /** Returns the digest of a fork's lines in {@code measurements.jsonl}, for its final record. */
  LinesDigest measurementsOf(int fork) throws IOException {
    LinesDigests digests = new LinesDigests();
    JsonLines.read(
        files.file(RunDocuments.MEASUREMENTS),
        new JsonLines.Form<>(Measurement.class),
        (measurement, line) -> {
          if (measurement.fork() == fork) {
            digests.add(fork, line);
          }
        });
    return digests.of(fork);
  }

  /** Runs imported before prompts were counted do not have the counts. */
  private Origin origin() throws IOException {
    JsonNode origin = files.document(RunDocuments.ORIGIN, JsonNode.class);
    if (origin instanceof ObjectNode old && !old.has(RunDocuments.PREFILLS)) {
      old.putArray(RunDocuments.PREFILLS);
    }
    return files.bound(RunDocuments.ORIGIN, origin, Origin.class);
  }

  TokenTexts tokens() throws IOException {
    return files.has(RunDocuments.TOKENS)
        ? files.document(RunDocuments.TOKENS, TokenTexts.class)
        : TokenTexts.none();
  }
}
