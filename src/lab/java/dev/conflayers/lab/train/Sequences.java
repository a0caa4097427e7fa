package dev.conflayers.lab.train;

import dev.conflayers.model.torch.train.TokenBatch;
import java.util.ArrayList;
import java.util.List;

/** Training sequences as token ids: prompt, completion, end. */
final class Sequences {
  private final List<TokenBatch.Sequence> sequences = new ArrayList<>();
  private final List<String> tasks = new ArrayList<>();
  private int left;

  /**
   * Encodes {@code rows}.
   *
   * @param promptWeight weight of predicting a prompt token
   * @param longest maximum length of a sequence
   */
  Sequences(List<TrainingRow> rows, VocabularyFile vocabulary, double promptWeight, int longest) {
    for (TrainingRow row : rows) {
      int[] prompt = vocabulary.beginning(row.prompt());
      int[] completion = vocabulary.continuing(row.completion());
      int length = prompt.length + completion.length + 1;
      if (length > longest || length < 2) {
        left++;
        continue;
      }
      int[] tokens = new int[length];
      float[] weights = new float[length];
      for (int i = 0; i < length; i++) {
        boolean given = i < prompt.length;
        if (given) {
          tokens[i] = prompt[i];
        } else {
          tokens[i] = i < length - 1 ? completion[i - prompt.length] : vocabulary.end();
        }
        weights[i] = given ? (float) promptWeight : 1;
      }
      sequences.add(new TokenBatch.Sequence(tokens, weights));
      tasks.add(row.task());
    }
  }

  int size() {
    return sequences.size();
  }

  /** Returns the number of rows skipped because of their length. */
  int left() {
    return left;
  }

  int length(int index) {
    return sequences.get(index).length();
  }

  String task(int index) {
    return tasks.get(index);
  }

  int[] lengths() {
    return sequences.stream().mapToInt(TokenBatch.Sequence::length).toArray();
  }

  TokenBatch batch(int[] indices) {
    List<TokenBatch.Sequence> chosen = new ArrayList<>();
    for (int index : indices) {
      chosen.add(sequences.get(index));
    }
    return TokenBatch.of(chosen);
  }
}
