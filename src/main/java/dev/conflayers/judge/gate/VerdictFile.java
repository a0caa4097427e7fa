package dev.conflayers.judge.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.base.AtomicFiles;
import dev.conflayers.base.Json;
import dev.conflayers.base.Keys;
import dev.conflayers.base.RecordSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code verdict.json} of a directory. It is replaced atomically, and says ERROR from a gate's
 * start until its decision, so that a killed gate never looks green.
 */
public final class VerdictFile {
  /** Its name in every directory that has one. */
  public static final String NAME = "verdict.json";

  private VerdictFile() {}

  /** Returns the verdict in force while {@code headCommit} is undecided. */
  public static GateVerdict undecided(String headCommit) {
    return GateVerdict.error(
        GateState.ERROR.exitCode(),
        "The gate has started but not decided; if it is no longer running, it was killed.",
        1,
        GateVerdict.Work.of("", "", "", headCommit, List.of()));
  }

  /**
   * Replaces the verdict of {@code directory}, which is created if missing.
   *
   * @throws IOException if it cannot be written; the previous file then remains
   */
  public static Path write(GateVerdict verdict, Path directory) throws IOException {
    Files.createDirectories(directory);
    Path file = directory.resolve(NAME);
    AtomicFiles.replace(file, text(verdict));
    return file;
  }

  /** Returns {@code verdict} as the file holds it. */
  public static String text(GateVerdict verdict) {
    return Json.document(mapper(), verdict);
  }

  /**
   * Reads a verdict.
   *
   * @param path the file, or the directory that holds it
   * @throws GateProblem if there is none, or none of this version
   */
  public static GateVerdict read(Path path) throws IOException {
    Path file = Files.isDirectory(path) ? path.resolve(NAME) : path;
    try {
      GateVerdict verdict = mapper().readValue(Files.readAllBytes(file), GateVerdict.class);
      if (verdict.schemaVersion() != GateVerdict.VERSION) {
        throw new GateProblem(
            file
                + ": is of version "
                + verdict.schemaVersion()
                + " and this program reads version "
                + GateVerdict.VERSION
                + "; judge the run again with `conflayers gate RUN`");
      }
      return verdict;
    } catch (NoSuchFileException e) {
      throw new GateProblem(file + ": there is no such verdict; `conflayers gate` writes one", e);
    } catch (JsonProcessingException e) {
      throw new GateProblem(
          file
              + ": is not a verdict of this version ("
              + Json.reason(e)
              + "); judge the run again with `conflayers gate RUN`",
          e);
    }
  }

  /** Returns the JSON Schema of the file. */
  public static ObjectNode schema() {
    return RecordSchema.written(
        "ConfLayers gate verdict", GateVerdict.class, Keys.CAMEL, Map.of(), Set.of());
  }

  /** Returns a mapper for the files of a gate: keys as in Java, strict. */
  static ObjectMapper mapper() {
    return Json.strict().build();
  }
}
