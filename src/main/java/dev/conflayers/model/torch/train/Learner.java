package dev.conflayers.model.torch.train;

import dev.conflayers.model.SkipSet;
import java.nio.FloatBuffer;

/** A transformer that learns: what the training loop asks of it. For one thread. */
public interface Learner extends AutoCloseable {
  /** A vector with one number for each parameter, laid out alike. */
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

  /** Scores {@code batch} in a pass without {@code skips}, and learns nothing. */
  TokenScores score(TokenBatch batch, SkipSet skips);

  /**
   * Moves the weights by the gradient, and clears it.
   *
   * @param number of this update, from 1 on, for the correction of the moments' bias
   * @return the norm of the gradient before it was clipped
   */
  double update(AdamW settings, long number);

  /** Returns the live numbers of {@code vector}: what is put there is learnt from. */
  FloatBuffer numbers(Vector vector);

  @Override
  void close();
}
