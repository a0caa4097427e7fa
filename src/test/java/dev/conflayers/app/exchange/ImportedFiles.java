package dev.conflayers.app.exchange;

import dev.conflayers.record.RunRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Files as other programs write them, made by hand from what is known of their formats. */
final class ImportedFiles {
  private final Path folder;
  private final List<ImportRequest.Input> inputs = new ArrayList<>();
  private String pass = "";
  private @Nullable Integer tokens;
  private @Nullable Double resolution;
  private final List<Double> above = new ArrayList<>();

  ImportedFiles(Path folder) {
    this.folder = folder;
  }

  /** Adds a file that is written first. */
  ImportedFiles with(String name, String file, String text) {
    try {
      Path path = Files.writeString(folder.resolve(file), text);
      inputs.add(new ImportRequest.Input(name, path, ""));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ImportedFiles with(String name, Path file, String part) {
    inputs.add(new ImportRequest.Input(name, file, part));
    return this;
  }

  ImportedFiles pass(String which) {
    pass = which;
    return this;
  }

  ImportedFiles tokens(int ofEach) {
    tokens = ofEach;
    return this;
  }

  ImportedFiles resolution(double seconds) {
    resolution = seconds;
    return this;
  }

  ImportedFiles above(double speedup) {
    above.add(speedup);
    return this;
  }

  RunRecord read() {
    try {
      return Importer.read(
          new ImportRequest(
              inputs,
              "",
              "imported",
              new ImportRequest.TaskFacts("gsm8k", "unknown", -1, -1),
              tokens,
              resolution,
              pass,
              above,
              Map.of(),
              Map.of("name", "Llama-2-13b-hf", "dtype", "fp16", "device", "cuda"),
              List.of("vanilla=a", "swift=b")),
          "20261130T000000Z",
          "2026-11-30T00:00:00Z");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns an answer line of the ConfLayers scripts. */
  static String answer(String text, int tokens, double seconds, int... lengths) {
    int accepted = 0;
    StringBuilder list = new StringBuilder();
    for (int length : lengths) {
      accepted += length - 1;
      list.append(list.length() == 0 ? "" : ", ").append(length);
    }
    return String.format(
            Locale.ROOT,
            "{\"model_id\": \"llama-2-13b\", \"choices\": [{\"turns\": \"%s\", \"decoding_steps\":"
                + " [%d], \"new_tokens\": [%d], \"wall_time\": [%s], \"accept_lengths\": [%s],"
                + " \"acceptance_rate\": %s}]}",
            text,
            lengths.length,
            tokens,
            seconds,
            list,
            accepted == 0 ? "0.0" : "0.8")
        + "\n";
  }

  /** Returns the line that the ConfLayers scripts end with. */
  static String summary() {
    return "{\"Mean accepted tokens\": 2.5, \"Token acceptance rate\": 0.8, \"Best Skip Ratio\":"
        + " 0.5, \"Best Layer Set\": [1, 3]}\n";
  }

  /** Returns an answer line of Spec-Bench. */
  static String question(int id, String category, double stamp, double seconds, int tokens) {
    return String.format(
            Locale.ROOT,
            "{\"question_id\": %d, \"category\": \"%s\", \"answer_id\": \"a%d\", \"model_id\":"
                + " \"vicuna\", \"choices\": [{\"index\": 0, \"turns\": [\"one\", \"two %d\"],"
                + " \"decoding_steps\": [3, 2], \"new_tokens\": [%d, 4], \"wall_time\": [%s, 0.5],"
                + " \"accept_lengths\": [3, 1, 2]}], \"tstamp\": %s}",
            id,
            category,
            id,
            id,
            tokens,
            seconds,
            stamp)
        + "\n";
  }
}
