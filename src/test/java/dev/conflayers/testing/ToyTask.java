package dev.conflayers.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.conflayers.lab.train.Recipe;
import dev.conflayers.suite.StrictYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A task that a tiny model learns within 200 steps: the successor of a letter, three times. */
public final class ToyTask {
  private static final String LETTERS = "abcdefghijklmnopqrst";

  private ToyTask() {}

  /** Writes rows and returns a recipe for them, with layer dropout over its second half. */
  public static Recipe recipe(Path folder, long seed, int steps) throws IOException {
    write(folder.resolve("train.jsonl"), 2000, 1);
    write(folder.resolve("held-out.jsonl"), 60, 2);
    return StrictYaml.parse("toy.yaml", text(folder, seed, steps), Recipe.class);
  }

  /** Returns the recipe's text. */
  public static String text(Path folder, long seed, int steps) {
    return """
    name: toy
    seed: %d
    threads: 1
    begin-with: ""
    data: {train: ['%s'], held-out: ['%s'], prompt-weight: 0.1, longest: 40}
    vocabulary: {size: 300, least-count: 2, end: <|endoftext|>, begin: "", special: []}
    model:
      layers: 4
      hidden: 32
      intermediate: 64
      heads: 2
      key-value-heads: 1
      head-dim: 16
      context-length: 64
      rope-theta: 10000
      norm-epsilon: 1.0e-5
      tied: true
      initial-deviation: 0.1
    optimizer:
      peak-rate: 0.02
      final-rate: 0.001
      warm-up-steps: 10
      beta1: 0.9
      beta2: 0.95
      epsilon: 1.0e-8
      weight-decay: 0.1
      clip-norm: 1
    schedule: {steps: %d, tokens-per-step: 400, tokens-per-pass: 250, checkpoint-every: 5}
    layer-dropout:
      highest: 0.3
      choice: sublayer
      profile: rising
      full-depth-share: 0.5
      kept-first: 1
      kept-last: 1
      begins-at: 0.2
      full-at: 0.8
    evaluation: {rows: 60, every: 100}
    storage: f32
    """
        .formatted(seed, folder.resolve("train.jsonl"), folder.resolve("held-out.jsonl"), steps);
  }

  private static void write(Path file, int rows, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      StringBuilder given = new StringBuilder("next:");
      StringBuilder asked = new StringBuilder();
      for (int j = 0; j < 3; j++) {
        int letter = random.nextInt(LETTERS.length() - 1);
        given.append(' ').append(LETTERS.charAt(letter));
        asked.append(' ').append(LETTERS.charAt(letter + 1));
      }
      lines.add(
          new ObjectMapper()
              .writeValueAsString(
                  Map.of("prompt", given + "\n", "completion", asked.toString(), "task", "next")));
    }
    Files.write(file, lines);
  }
}
