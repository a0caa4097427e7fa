package dev.conflayers.model;

/**
 * A session that shows what its layers make of tokens: what methods need that choose a skip set by
 * hidden states.
 */
public interface LayerStates {
  /**
   * Returns the layer states of a session.
   *
   * @throws IllegalArgumentException if its engine does not show them
   */
  static LayerStates of(DecodeSession session) {
    if (session instanceof LayerStates states) {
      return states;
    }
    throw new IllegalArgumentException(
        "the method reads hidden states between layers, which this engine does not show; decode by"
            + " a method that reads none, or on another engine");
  }

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
}
