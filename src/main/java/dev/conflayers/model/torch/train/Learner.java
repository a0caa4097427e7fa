package dev.conflayers.model.torch.train;

import dev.conflayers.model.SkipSet;
import java.nio.FloatBuffer;

/** A trainable transformer, as needed by the training loop. Not thread-safe. */
public interface Learner extends AutoCloseable {
  /** Vectors with one number for each parameter, all in the same layout. */
  enum Vector {
    WEIGHTS,
    FIRST_MOMENTS,
    SECOND_MOMENTS
  }

  ParameterLayout layout();

  /**
   * Adds the gradient of {@code scale} times the batch's loss, a pass without {@code skips}.
   *
   * @return the loss: the sum over predicted tokens of weight times -ln p
   */
  double learn(TokenBatch batch, SkipSet skips, double scale);

  /** Scores {@code batch} in a pass without {@code skips}, without learning. */
  TokenScores score(TokenBatch batch, SkipSet skips);

  /**
   * Updates the weights with the gradient, and clears it.
   *
   * @param number of this update, from 1, which the bias correction of the moments needs
   * @return the norm of the gradient before it was clipped
   */
  double update(AdamW settings, long number);

  /** Returns the memory of {@code vector}: changes to it take effect. */
  FloatBuffer numbers(Vector vector);

  @Override
  void close();
}
