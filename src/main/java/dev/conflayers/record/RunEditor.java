package dev.conflayers.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.base.AtomicFiles;
import dev.conflayers.base.Kebab;
import dev.conflayers.base.ResultProblem;
import dev.conflayers.base.Sha256;
import dev.conflayers.suite.declared.Phase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Audited corrections of a run's record. Each keeps the original in {@code originals.jsonl}, and
 * records in the manifest who changed it, when and why.
 */
public final class RunEditor {
  private final RunDirectory directory;

  public RunEditor(RunDirectory directory) {
    this.directory = directory;
  }

  /**
   * Author of an edit, and its reason.
   *
   * @param at UTC, ISO 8601
   */
  public record Author(String who, String at, String why) {
    public Author {
      if (who.isBlank() || why.isBlank()) {
        throw new IllegalArgumentException(
            "an edit must say who makes it and why, got '" + who + "' and '" + why + "'");
      }
    }
  }

  /**
   * Excludes a measured trial. Its line stays, with the status {@code excluded}.
   *
   * @throws ResultProblem if there is no such trial, or it is excluded already
   */
  public Edit excludeTrial(int trial, Author author) throws IOException {
    try (RunDirectory.Lock lock = directory.lock()) {
      RunManifest manifest = editable(lock);
      Path file = directory.path().resolve(RunDocuments.MEASUREMENTS);
      List<String> lines = new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8));
      int at = indexOf(trial, file, lines);
      String old = lines.get(at);
      ObjectNode changed = (ObjectNode) tree(file, at, old);
      changed.put("status", "excluded");
      changed.put("message", author.why());
      String now = changed.toString();
      keep(old);
      lines.set(at, now);
      AtomicFiles.replace(file, String.join("\n", lines) + "\n");
      return noted(manifest, edit(Edit.Kind.EXCLUDE_TRIAL, trial, author, old, now));
    }
  }

  /**
   * Replaces a note of the manifest.
   *
   * @param note its number, from 0
   * @throws ResultProblem if there is no such note
   */
  public Edit correctNote(int note, String text, Author author) throws IOException {
    try (RunDirectory.Lock lock = directory.lock()) {
      RunManifest manifest = editable(lock);
      if (note < 0 || note >= manifest.notes().size()) {
        throw new ResultProblem(
            directory.path()
                + ": note must be within [0, "
                + (manifest.notes().size() - 1)
                + "], got "
                + note);
      }
      List<String> notes = new ArrayList<>(manifest.notes());
      String old = notes.set(note, text);
      keep(ResultJson.mapper().writeValueAsString(old));
      return noted(manifest.noting(notes), edit(Edit.Kind.CORRECT_NOTE, note, author, old, text));
    }
  }

  private RunManifest editable(RunDirectory.Lock lock) throws IOException {
    RunManifest manifest = directory.manifest();
    directory.requireCurrent(manifest);
    List<String> repaired = directory.repair(lock);
    if (manifest.status() == RunStatus.RUNNING || !repaired.isEmpty()) {
      throw new ResultProblem(
          directory.path() + " is not complete: end it with 'conflayers resume' before editing it");
    }
    return manifest;
  }

  private int indexOf(int trial, Path file, List<String> lines) {
    int found = -1;
    for (int i = 0; i < lines.size(); i++) {
      JsonNode line = tree(file, i, lines.get(i));
      if (line.path("trial").asInt(-1) == trial
          && line.path("phase").asText().equals(Kebab.of(Phase.MEASURED))
          && !line.path("status").asText().equals(Kebab.of(TrialStatus.EXCLUDED))) {
        found = i;
      }
    }
    if (found < 0) {
      throw new ResultProblem(file + ": there is no trial " + trial + " that counts");
    }
    return found;
  }

  private static JsonNode tree(Path file, int index, String line) {
    try {
      return ResultJson.mapper().readTree(line);
    } catch (JsonProcessingException e) {
      throw new ResultProblem(file + ":" + (index + 1) + ": not JSON");
    }
  }

  private static Edit edit(Edit.Kind kind, int number, Author author, String old, String now) {
    return new Edit(
        kind, number, author.at(), author.who(), author.why(), Sha256.of(old), Sha256.of(now));
  }

  private void keep(String line) throws IOException {
    Files.writeString(
        directory.path().resolve(RunDocuments.ORIGINALS),
        line + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND,
        StandardOpenOption.SYNC);
  }

  private Edit noted(RunManifest manifest, Edit edit) throws IOException {
    directory.write(manifest.edited(edit));
    return edit;
  }
}
