package dev.conflayers.model;

/**
 * A sequence being decoded: its KV cache and the number of committed rows.
 *
 * <p>Rows that a skipped sublayer did not write hold stale values. They are never read as long as a
 * whole draft uses one skip set and the session is truncated before the full-depth pass that
 * rewrites them; a caller that changes the set must draft again from the truncated length. Drafting
 * copies nothing.
 *
 * <p>Capabilities that only some methods need are separate interfaces, which an engine's sessions
 * need not implement: {@link LayerStates} and {@link EarlyExitSession}.
 *
 * <p>A session serves one thread. Every method that takes tokens refuses an id outside the
 * vocabulary, and one that would exceed {@link #capacity()}, with an {@link
 * IllegalArgumentException} and no change.
 */
public interface DecodeSession extends AutoCloseable {
  /** Returns the number of tokens whose keys and values are in the cache. */
  int length();

  int capacity();

  /**
   * Runs {@code tokens}, one after the other, through every sublayer outside {@code skips}, appends
   * their rows, and scores the token after the last one: the result has one row. Prefill, decode
   * step and draft step are all this.
   */
  Logits append(int[] tokens, SkipSet skips, Readout readout);

  /**
   * Runs a whole draft tree at full depth, each node attending to the committed rows, its ancestors
   * and itself, and appends a row for every node. The result has one row for each node.
   */
  default Logits append(TokenTree tree, Readout readout) {
    return append(tree, SkipSet.none(), readout);
  }

  /**
   * Runs a chain or tree as a draft without {@code skips}, and scores every node, which gives the
   * draft's prediction after each token. Its rows are a draft's and must be truncated before a
   * full-depth pass.
   */
  Logits append(TokenTree tree, SkipSet skips, Readout readout);

  /** Discards every row at or after {@code length}; costs nothing. */
  void truncate(int length);

  /**
   * Keeps, of the tree appended at {@code base}, only the rows of the nodes on one {@code path}
   * from the root down, and makes them the rows from {@code base} on.
   */
  void keep(int base, int[] path);

  /** Returns an independent session of the same capacity holding a copy of the first rows. */
  DecodeSession fork(int length);

  /**
   * Runs {@code tokens} at full depth as though they followed the first {@code prefix} rows, and
   * returns the confidence of each sublayer's output for them. Leaves the session unchanged.
   */
  LayerConfidence probe(int prefix, int[] tokens, ConfidenceSpace space);

  @Override
  void close();
}
