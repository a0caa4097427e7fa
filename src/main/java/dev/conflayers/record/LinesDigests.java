package dev.conflayers.record;

import dev.conflayers.base.Sha256;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sums up the lines of a file, those of each fork apart, as they are read. */
final class LinesDigests {
  private static final byte[] NEWLINE = {'\n'};

  private final SortedMap<Integer, Sha256> digests = new TreeMap<>();
  private final SortedMap<Integer, Integer> counts = new TreeMap<>();

  /**
   * @param line without newline
   */
  void add(int fork, byte[] line) {
    Sha256 digest = digests.computeIfAbsent(fork, key -> new Sha256());
    digest.add(line);
    digest.add(NEWLINE);
    counts.merge(fork, 1, Integer::sum);
  }

  /** Ends all sums. */
  SortedMap<Integer, LinesDigest> byFork() {
    SortedMap<Integer, LinesDigest> lines = new TreeMap<>();
    counts.keySet().forEach(fork -> lines.put(fork, of(fork)));
    return lines;
  }

  /** Ends the sum of a fork, which may have no lines. */
  LinesDigest of(int fork) {
    return new LinesDigest(
        counts.getOrDefault(fork, 0), digests.getOrDefault(fork, new Sha256()).hex());
  }
}
