package dev.conflayers.model;

/**
 * Drafts that leave a model after its first layers, and verifications that go on where they left:
 * self-speculation after LayerSkip (arXiv 2404.16710).
 *
 * <p>The way to use it: {@link #draft} the root and its successors, truncate the session to where
 * the root stands, {@link #verify} the chain, keep what was right.
 */
public interface EarlyExits {
  /**
   * Runs one token through the first {@code exit} layers, appends its row, which only they write,
   * and scores the token after it with the final norm and the head: what appending it without the
   * other layers does. Keeps its residual stream at the exit.
   *
   * @param exit layers to run, from 1 to all but one
   * @throws IllegalArgumentException as the session's own methods do, or if {@code exit} is outside
   *     its range
   */
  Logits draft(int token, int exit, Readout readout);

  /**
   * Runs a chain at full depth and appends a row for every node, with the result and the effect of
   * the session's own {@code append}. Nodes that the last drafts ran through the same first layers,
   * at the same positions, are not run through them again, unless anything has written a row of the
   * session in between; what is run again never changes the result.
   *
   * @throws IllegalArgumentException as the session's own methods do, or if {@code chain} branches
   *     or {@code exit} is outside its range
   */
  Logits verify(TokenTree chain, int exit, Readout readout);

  /** Returns how many nodes the last verification did not run through the first layers again. */
  int reused();

  /**
   * Returns what every layer would have said at the nodes of the chain verified last, if the model
   * had ended there: the shadow tokens of DEL (arXiv 2504.05598). It costs one product with the
   * head. It is no pass: logits stay valid.
   *
   * @throws IllegalStateException if these exits are not watched, or if no chain has been verified
   *     since the last draft
   */
  ExitGuesses guesses();
}
