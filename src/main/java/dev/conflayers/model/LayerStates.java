package dev.conflayers.model;

/** A session that exposes its layers' hidden states, for methods that choose a skip set by them. */
public interface LayerStates {
  /**
   * Returns the layer states of a session.
   *
   * @throws IllegalArgumentException if its engine does not expose them
   */
  static LayerStates of(DecodeSession session) {
    if (session instanceof LayerStates states) {
      return states;
    }
    throw new IllegalArgumentException(
        "the method reads hidden states between layers, which this engine does not expose; choose"
            + " another method or engine");
  }

  /**
   * Returns the residual streams of {@code tokens} at every sublayer boundary at full depth, as
   * though the tokens followed the first {@code prefix} rows one after the other: [2 layers +
   * 1][tokens][hidden], the embeddings first, then the streams after the attention of layer 0,
   * after its feed-forward network, and so on. Leaves the session unchanged.
   *
   * @throws IllegalArgumentException if there are more tokens than an engine takes in one pass, 256
   *     at least
   */
  double[][][] states(int prefix, int[] tokens);

  /**
   * Returns the outputs of the sublayers from {@code from} up to but not including {@code to} for
   * several alternatives of the residual streams of consecutive tokens, [n][tokens][hidden].
   * Sublayer 2i is the attention of layer i, 2i + 1 its feed-forward network. Row t of an
   * alternative has position {@code prefix} + t and attends to the first {@code prefix} rows of the
   * layer and the rows up to t of its own alternative. Leaves the session unchanged.
   *
   * @throws IllegalArgumentException if an alternative has more tokens than an engine takes in one
   *     pass, 256 at least
   */
  double[][][] trySublayers(int from, int to, int prefix, double[][][] alternatives);

  /**
   * Returns the best token by the final norm and the head for each of any number of residual
   * streams [n][hidden]. Leaves the session unchanged.
   */
  int[] read(double[][] states);
}
