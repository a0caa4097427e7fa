package dev.conflayers.decode;

import dev.conflayers.model.token.TokenIds;

/**
 * Decoder with relaxed acceptance: wraps another and also accepts drafted tokens that full depth
 * finds nearly as good as its best. <b>Not lossless.</b>
 */
public final class RelaxedDecoder implements Decoder {
  private final Decoder decoder;
  private final double tolerance;
  private final int ranks;

  /**
   * Makes a decoder.
   *
   * @param tolerance in nats: accepts a token whose full-depth logit is within {@code tolerance} of
   *     the maximum; 0 accepts ties
   * @param ranks accepts only a token among the {@code ranks} best, however near the others are
   */
  public RelaxedDecoder(Decoder decoder, double tolerance, int ranks) {
    if (!(tolerance >= 0)) {
      throw new IllegalArgumentException("tolerance must not be negative, got " + tolerance);
    }
    this.decoder = decoder;
    this.tolerance = tolerance;
    this.ranks = ranks;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the sampler is not greedy, since there is then no best
   *     token
   */
  @Override
  public Generation decode(TokenIds prompt, StopPolicy stop, Sampler sampler) {
    if (!sampler.equals(Sampler.greedy())) {
      throw new IllegalArgumentException(
          "relaxed acceptance needs greedy decoding; if tokens are sampled, use sampler.acceptance:"
              + " typical");
    }
    return decoder.decode(prompt, stop, new RelaxedSampler(tolerance, ranks));
  }
}
