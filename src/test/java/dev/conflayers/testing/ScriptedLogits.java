package dev.conflayers.testing;

import dev.conflayers.model.Logits;
import dev.conflayers.model.Readout;

/**
 * The scores of a {@link ScriptedModel}: the best token has the given probability, each token after
 * it, in cyclic order, half of what is left.
 */
final class ScriptedLogits implements Logits {
  private final int[] best;
  private final double[] confidence;
  private final Readout readout;
  private final int vocabulary;
  private final Runnable valid;

  ScriptedLogits(int[] best, double[] confidence, Readout readout, int vocabulary, Runnable valid) {
    this.best = best;
    this.confidence = confidence;
    this.readout = readout;
    this.vocabulary = vocabulary;
    this.valid = valid;
  }

  @Override
  public int rows() {
    valid.run();
    return best.length;
  }

  @Override
  public int argmax(int row) {
    return token(row, 0);
  }

  @Override
  public int token(int row, int rank) {
    valid.run();
    if (rank >= readout.ranks() || rank >= vocabulary) {
      throw new IllegalStateException("read rank " + rank + " of " + readout);
    }
    return (best[row] + rank) % vocabulary;
  }

  @Override
  public double logit(int row, int rank) {
    return Math.log(probability(row, rank));
  }

  @Override
  public double probability(int row, int rank) {
    int token = token(row, rank);
    if (readout.ranks() < 2) {
      throw new IllegalStateException("read the probability of token " + token + " of an argmax");
    }
    return share(row, rank);
  }

  @Override
  public double[] values(int row) {
    valid.run();
    if (!readout.values()) {
      throw new IllegalStateException("read every logit of " + readout);
    }
    double[] values = new double[vocabulary];
    for (int rank = 0; rank < vocabulary; rank++) {
      values[(best[row] + rank) % vocabulary] = Math.log(share(row, rank));
    }
    return values;
  }

  private double share(int row, int rank) {
    double p = confidence[row];
    return rank == 0 ? p : Math.max(Double.MIN_NORMAL, (1 - p) * Math.scalb(1.0, -rank));
  }
}
