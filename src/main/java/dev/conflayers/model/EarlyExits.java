package dev.conflayers.model;

/**
 * Early-exit drafting and verification from the draft's states: self-speculation after LayerSkip
 * (arXiv 2404.16710).
 *
 * <p>Usage: {@link #draft} the root and its successors, truncate the session to the root's
 * position, {@link #verify} the chain, keep the rows that were right.
 */
public interface EarlyExits {
  /**
   * Runs one token through the first {@code exit} layers, appends its row, which only they write,
   * and scores the token after it with the final norm and the head: like appending it without the
   * other layers. Keeps its residual stream at the exit.
   *
   * @param exit layers to run, from 1 to all but one
   * @throws IllegalArgumentException as the session's own methods do, or if {@code exit} is outside
   *     its range
   */
  Logits draft(int token, int exit, Readout readout);

  /**
   * Runs a chain at full depth and appends a row for every node, with the result and the effect of
   * the session's own {@code append}. Nodes that the last drafts ran through the same first layers,
   * at the same positions, are not run through them again, unless a row of the session has been
   * written in between; running them again never changes the result.
   *
   * @throws IllegalArgumentException as the session's own methods do, or if {@code chain} branches
   *     or {@code exit} is outside its range
   */
  Logits verify(TokenTree chain, int exit, Readout readout);

  /** Returns the number of nodes for which the last verification reused the draft's states. */
  int reused();

  /**
   * Returns every layer's prediction at the nodes of the last verified chain, as if the model ended
   * at that layer: the shadow tokens of DEL (arXiv 2504.05598). It costs one product with the head.
   * It is not a pass: logits stay valid.
   *
   * @throws IllegalStateException if these exits are not watched, or if no chain has been verified
   *     since the last draft
   */
  ExitGuesses guesses();
}
