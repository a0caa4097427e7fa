package dev.conflayers.model;

/**
 * One sequence being decoded: its KV cache, and how many rows of it are committed.
 *
 * <p>Rows that a skipped sublayer did not write hold stale values. They are never read as long as
 * one skip set serves a whole draft and the session is truncated before the full-depth pass that
 * rewrites them; a caller that changes the set drafts again from the truncated length. Nothing is
 * copied to draft.
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
   * Runs a chain or tree as a draft that leaves {@code skips} out, and scores every node: what a
   * draft without them would say after each token. Its rows are a draft's and must be forgotten
   * before a pass at full depth.
   */
  Logits append(TokenTree tree, SkipSet skips, Readout readout);

  /** Forgets every row at or after {@code length}; costs nothing. */
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
   * reports how confident each sublayer's output is about them. Leaves the session as it was.
   */
  LayerConfidence probe(int prefix, int[] tokens, ConfidenceSpace space);

  /**
   * Returns how the residual streams of {@code tokens} grow at full depth, as though the tokens
   * followed the first {@code prefix} rows one after the other: [2 layers + 1][tokens][hidden],
   * their embeddings first, then what they are after the attention of layer 0, after its
   * feed-forward network, and so on. Leaves the session as it was.
   *
   * @throws IllegalArgumentException if there are more tokens than an engine takes in one pass, 256
   *     at least
   */
  double[][][] states(int prefix, int[] tokens);

  /**
   * Returns what the sublayers from {@code from} up to but not including {@code to} make of several
   * alternatives of the residual streams of a run of tokens, [n][tokens][hidden]. Sublayer 2i is
   * the attention of layer i, 2i + 1 its feed-forward network. Row t of an alternative stands at
   * position {@code prefix} + t and sees the first {@code prefix} rows of the layer and the rows up
   * to t of its own alternative. Leaves the session as it was.
   *
   * @throws IllegalArgumentException if an alternative has more tokens than an engine takes in one
   *     pass, 256 at least
   */
  double[][][] trySublayers(int from, int to, int prefix, double[][][] alternatives);

  /**
   * Returns the token that the final norm and the head put first for each of several residual
   * streams [n][hidden], however many. Leaves the session as it was.
   */
  int[] read(double[][] states);

  /**
   * Returns the way to draft with the first layers of this session and to verify from there on: one
   * for each value of {@code watched}, that closes with the session and that a fork does not share.
   *
   * @param watched whether to keep what {@link EarlyExits#guesses} needs: the residual streams
   *     after every layer instead of those at the exit alone
   */
  EarlyExits earlyExits(boolean watched);

  @Override
  void close();
}
