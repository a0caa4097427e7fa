package dev.conflayers.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.conflayers.base.AtomicFiles;
import dev.conflayers.base.ResultProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * File names of a run directory, and access to its JSON documents.
 *
 * @param path of the directory
 */
record RunDocuments(Path path) {
  static final String MANIFEST = "manifest.json";
  static final String PLAN = "plan.json";
  static final String MEASUREMENTS = "measurements.jsonl";
  static final String ORIGINALS = "originals.jsonl";
  static final String AGREEMENT = "agreement.jsonl";
  static final String FORKS = "forks.jsonl";
  static final String FORK_ENDS = "fork-ends.jsonl";
  static final String TOKENS = "tokens.json";
  static final String COSTS = "costs.json";
  static final String ORIGIN = "origin.json";
  static final String PREFILLS = "prefills";
  static final String BENCH = "bench.json";
  static final String SCORES = "scores.jsonl";
  static final String LOCK = "run.lock";

  Path file(String name) {
    return path.resolve(name);
  }

  boolean has(String name) {
    return Files.exists(file(name));
  }

  /** Replaces a document atomically: a reader sees the old one or the new one. */
  void replace(String file, Object document) throws IOException {
    AtomicFiles.replace(
        path.resolve(file), ResultJson.pretty().writeValueAsString(document) + "\n");
  }

  /**
   * Reads a document.
   *
   * @throws ResultProblem if it is absent or is not a valid {@code type}
   */
  <T> T document(String file, Class<T> type) throws IOException {
    Path document = path.resolve(file);
    try {
      return ResultJson.mapper().readValue(Files.readString(document), type);
    } catch (NoSuchFileException e) {
      throw new ResultProblem(path + " is not a run directory: it has no " + file);
    } catch (JsonProcessingException e) {
      throw unreadable(document, e);
    }
  }

  /** Returns the content of {@code file} as a {@code type}. */
  <T> T bound(String file, JsonNode document, Class<T> type) {
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
