package dev.conflayers.lab.train;

import dev.conflayers.model.vocabulary.ByteLevelTokenizerJson.Merge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/**
 * Learns byte-pair merges (Sennrich et al., 2016) from counted words. The most frequent pair is
 * merged first; ties are resolved by the smaller left id, then the smaller right id, as in Hugging
 * Face's trainer.
 *
 * <p>Only words that contain the merged pair are recounted, so the cost of a merge is proportional
 * to its changes.
 */
final class BytePairs {
  private final List<String> tokens = new ArrayList<>();
  private final Map<String, Integer> ids = new HashMap<>();
  private final List<Merge> merges = new ArrayList<>();
  private final List<int[]> words = new ArrayList<>();
  private final List<Long> occurrences = new ArrayList<>();
  private final Map<Long, Long> counts = new HashMap<>();
  private final Map<Long, Set<Integer>> homes = new HashMap<>();
  private final PriorityQueue<Candidate> queue =
      new PriorityQueue<>(
          Comparator.comparingLong(Candidate::count).reversed().thenComparingLong(Candidate::pair));

  private record Candidate(long count, long pair) {}

  /** Starts with {@code specials} and the alphabet of bytes, in the order of its characters. */
  private BytePairs(List<String> specials) {
    specials.forEach(this::token);
    List<String> alphabet = new ArrayList<>();
    for (int b = 0; b < 256; b++) {
      alphabet.add(String.valueOf(ByteAlphabet.of(b)));
    }
    alphabet.sort(Comparator.naturalOrder());
    alphabet.forEach(this::token);
  }

  /**
   * Returns a vocabulary of at most {@code size} tokens.
   *
   * @param least minimum count of a pair to be merged
   */
  static BytePairs learn(List<String> specials, Map<String, Long> counts, int size, long least) {
    BytePairs pairs = new BytePairs(specials);
    counts.forEach(pairs::addWord);
    pairs.counts.forEach((pair, count) -> pairs.queue.add(new Candidate(count, pair)));
    pairs.merge(size, least);
    return pairs;
  }

  private int token(String text) {
    return ids.computeIfAbsent(
        text,
        fresh -> {
          tokens.add(fresh);
          return tokens.size() - 1;
        });
  }

  private void addWord(String word, long count) {
    int[] symbols = ByteAlphabet.of(word).chars().map(c -> token(Character.toString(c))).toArray();
    words.add(symbols);
    occurrences.add(count);
    count(words.size() - 1, 1);
  }

  private void merge(int size, long least) {
    while (tokens.size() < size && !queue.isEmpty()) {
      Candidate best = queue.remove();
      long count = counts.getOrDefault(best.pair(), 0L);
      if (count != best.count()) {
        // The pair has become rarer since it was queued; increases requeue it at once.
        if (count > 0 && count < best.count()) {
          queue.add(new Candidate(count, best.pair()));
        }
      } else if (count < least) {
        return;
      } else {
        apply(best.pair());
      }
    }
  }

  private void apply(long pair) {
    int left = (int) (pair >>> 32);
    int right = (int) pair;
    int product = token(tokens.get(left) + tokens.get(right));
    merges.add(new Merge(left, right));
    Map<Long, Long> before = new LinkedHashMap<>();
    for (int word : List.copyOf(homes.getOrDefault(pair, Set.of()))) {
      pairsOf(word).forEach(p -> before.putIfAbsent(p, counts.getOrDefault(p, 0L)));
      count(word, -1);
      words.set(word, merged(words.get(word), left, right, product));
      pairsOf(word).forEach(p -> before.putIfAbsent(p, counts.getOrDefault(p, 0L)));
      count(word, 1);
    }
    before.forEach(
        (changed, old) -> {
          long now = counts.getOrDefault(changed, 0L);
          if (now > old) {
            queue.add(new Candidate(now, changed));
          }
        });
  }

  private Set<Long> pairsOf(int word) {
    Set<Long> pairs = new TreeSet<>();
    int[] symbols = words.get(word);
    for (int i = 1; i < symbols.length; i++) {
      pairs.add(pair(symbols[i - 1], symbols[i]));
    }
    return pairs;
  }

  /** Adds the pairs of a word to the counts, or subtracts them. */
  private void count(int word, int sign) {
    int[] symbols = words.get(word);
    for (int i = 1; i < symbols.length; i++) {
      long pair = pair(symbols[i - 1], symbols[i]);
      counts.merge(pair, sign * occurrences.get(word), Long::sum);
      if (sign > 0) {
        homes.computeIfAbsent(pair, key -> new TreeSet<>()).add(word);
      } else {
        homes.getOrDefault(pair, new TreeSet<>()).remove(word);
      }
    }
  }

  private static int[] merged(int[] symbols, int left, int right, int product) {
    int[] out = new int[symbols.length];
    int length = 0;
    for (int i = 0; i < symbols.length; i++) {
      boolean found = i + 1 < symbols.length && symbols[i] == left && symbols[i + 1] == right;
      out[length++] = found ? product : symbols[i];
      i += found ? 1 : 0;
    }
    return Arrays.copyOf(out, length);
  }

  private static long pair(int left, int right) {
    return ((long) left << 32) | right;
  }

  /** Returns the tokens by id, in the byte-level alphabet. */
  List<String> tokens() {
    return List.copyOf(tokens);
  }

  /** Returns the merges in order of precedence. */
  List<Merge> merges() {
    return List.copyOf(merges);
  }
}
