package dev.conflayers.model.torch.train;

/** Prediction scores of a batch's tokens, in the order of the batch. */
public final class TokenScores {
  private final float[] losses;
  private final float[] hits;

  TokenScores(float[] losses, float[] hits) {
    this.losses = losses;
    this.hits = hits;
  }

  public int size() {
    return losses.length;
  }

  /** Returns -ln p of the {@code i}-th token. */
  public double loss(int i) {
    return losses[i];
  }

  /** Returns whether the {@code i}-th token was predicted as the likeliest. */
  public boolean hit(int i) {
    return hits[i] > 0;
  }
}
