package dev.conflayers.metric;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * ROUGE-N: the number of n-grams that two token sequences share, each counted as often as it occurs
 * in both.
 */
final class NgramOverlap {
  private NgramOverlap() {}

  static RougeScore score(List<String> output, List<String> reference, int n) {
    Map<List<String>, Integer> wanted = new HashMap<>();
    int inReference = Math.max(reference.size() - n + 1, 0);
    for (int i = 0; i < inReference; i++) {
      wanted.merge(List.copyOf(reference.subList(i, i + n)), 1, Integer::sum);
    }
    int hits = 0;
    int inOutput = Math.max(output.size() - n + 1, 0);
    for (int i = 0; i < inOutput; i++) {
      List<String> ngram = output.subList(i, i + n);
      Integer left = wanted.get(ngram);
      if (left != null && left > 0) {
        hits++;
        wanted.put(List.copyOf(ngram), left - 1);
      }
    }
    return RougeScore.of(hits, inOutput, inReference);
  }
}
