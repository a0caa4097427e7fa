package dev.conflayers.record;

import dev.conflayers.base.Sha256;
import java.util.SortedMap;
import java.util.TreeMap;

/** Incremental digests of a file's lines, separately for each fork. */
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

  /** Returns all digests. */
  SortedMap<Integer, LinesDigest> byFork() {
    SortedMap<Integer, LinesDigest> lines = new TreeMap<>();
    counts.keySet().forEach(fork -> lines.put(fork, of(fork)));
    return lines;
  }

  /** Returns the digest of a fork, which may have no lines. */
  LinesDigest of(int fork) {
    return new LinesDigest(
        counts.getOrDefault(fork, 0), digests.getOrDefault(fork, new Sha256()).hex());
  }
}
