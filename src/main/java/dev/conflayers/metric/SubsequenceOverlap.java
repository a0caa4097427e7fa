package dev.conflayers.metric;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** ROUGE-L and ROUGE-Lsum: longest common subsequences of the text and of its lines. */
final class SubsequenceOverlap {
  private SubsequenceOverlap() {}

  /** Returns ROUGE-L: one subsequence over the whole text. */
  static RougeScore score(List<String> output, List<String> reference) {
    if (output.isEmpty() || reference.isEmpty()) {
      return RougeScore.ZERO;
    }
    int length = table(reference, output)[reference.size()][output.size()];
    return RougeScore.of(length, output.size(), reference.size());
  }

  /**
   * Returns ROUGE-Lsum: each line of the reference takes the union of its subsequences with every
   * line of the output. A token of the union is a hit only while both texts have unused occurrences
   * of it, as in ROUGE-1.5.5.
   */
  static RougeScore scoreLines(List<List<String>> output, List<List<String>> reference) {
    Map<String, Integer> inOutput = counts(output);
    Map<String, Integer> inReference = counts(reference);
    int hits = 0;
    for (List<String> line : reference) {
      BitSet union = new BitSet(line.size());
      for (List<String> candidate : output) {
        markCommon(line, candidate, union);
      }
      for (int i = union.nextSetBit(0); i >= 0; i = union.nextSetBit(i + 1)) {
        String token = line.get(i);
        int outputLeft = inOutput.getOrDefault(token, 0);
        int referenceLeft = inReference.getOrDefault(token, 0);
        if (outputLeft > 0 && referenceLeft > 0) {
          hits++;
          inOutput.put(token, outputLeft - 1);
          inReference.put(token, referenceLeft - 1);
        }
      }
    }
    return RougeScore.of(hits, size(output), size(reference));
  }

  /** Marks the positions of {@code reference} that are in its longest common subsequence. */
  private static void markCommon(List<String> reference, List<String> candidate, BitSet places) {
    int[][] length = table(reference, candidate);
    int i = reference.size();
    int j = candidate.size();
    while (i > 0 && j > 0) {
      if (reference.get(i - 1).equals(candidate.get(j - 1))) {
        places.set(i - 1);
        i--;
        j--;
      } else if (length[i][j - 1] > length[i - 1][j]) {
        // Strictly: on a tie the original steps back in the reference, and scores depend on it.
        j--;
      } else {
        i--;
      }
    }
  }

  /** Returns the subsequence length of every pair of prefixes: [reference][candidate]. */
  private static int[][] table(List<String> reference, List<String> candidate) {
    int[][] length = new int[reference.size() + 1][candidate.size() + 1];
    for (int i = 1; i <= reference.size(); i++) {
      String token = reference.get(i - 1);
      for (int j = 1; j <= candidate.size(); j++) {
        length[i][j] =
            token.equals(candidate.get(j - 1))
                ? length[i - 1][j - 1] + 1
                : Math.max(length[i - 1][j], length[i][j - 1]);
      }
    }
    return length;
  }

  private static Map<String, Integer> counts(List<List<String>> lines) {
    Map<String, Integer> counts = new HashMap<>();
    for (List<String> line : lines) {
      for (String token : line) {
        counts.merge(token, 1, Integer::sum);
      }
    }
    return counts;
  }

  private static int size(List<List<String>> lines) {
    return lines.stream().mapToInt(List::size).sum();
  }
}
