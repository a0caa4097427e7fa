package dev.conflayers.model.torch;

import dev.conflayers.model.Logits;
import dev.conflayers.model.Readout;

/** View of a session's buffers after one pass, which refuses reads after the next pass. */
final class PassLogits implements Logits {
  private final LlamaSession session;
  private final long pass;
  private final int rows;
  private final Readout readout;

  PassLogits(LlamaSession session, long pass, int rows, Readout readout) {
    this.session = session;
    this.pass = pass;
    this.rows = rows;
    this.readout = readout;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int argmax(int row) {
    return token(row, 0);
  }

  @Override
  public int token(int row, int rank) {
    check(row, rank);
    if (readout.ranks() == 1) {
      return buffers().id(row, 0);
    }
    return buffers().id(row, tieBroken(row, rank));
  }

  @Override
  public double logit(int row, int rank) {
    checkScores(row, rank);
    return buffers().score(row, rank);
  }

  @Override
  public double probability(int row, int rank) {
    checkScores(row, rank);
    return Math.exp(buffers().score(row, rank) - buffers().score(row, readout.ranks()));
  }

  @Override
  public double[] values(int row) {
    check(row, 0);
    if (!readout.values()) {
      throw new IllegalStateException("this pass did not request every logit");
    }
    return buffers().logits(row);
  }

  /**
   * Returns the column of the token at {@code rank}, with equal logits ordered by id, since the
   * engine does not define their order.
   */
  private int tieBroken(int row, int rank) {
    double logit = buffers().score(row, rank);
    int from = rank;
    while (from > 0 && buffers().score(row, from - 1) == logit) {
      from--;
    }
    int to = rank + 1;
    while (to < readout.ranks() && buffers().score(row, to) == logit) {
      to++;
    }
    for (int column = from; column < to; column++) {
      int smaller = 0;
      for (int other = from; other < to; other++) {
        if (buffers().id(row, other) < buffers().id(row, column)) {
          smaller++;
        }
      }
      if (smaller == rank - from) {
        return column;
      }
    }
    return rank;
  }

  private PassBuffers buffers() {
    return session.buffersOf(pass);
  }

  private void checkScores(int row, int rank) {
    check(row, rank);
    if (readout.ranks() == 1) {
      throw new IllegalStateException("this pass requested the best tokens only, not their scores");
    }
  }

  private void check(int row, int rank) {
    if (row < 0 || row >= rows) {
      throw new IllegalArgumentException("row must be within [0, " + rows + "), got " + row);
    }
    if (rank < 0 || rank >= readout.ranks()) {
      throw new IllegalArgumentException(
          "rank must be within [0, " + readout.ranks() + "), got " + rank);
    }
  }
}
