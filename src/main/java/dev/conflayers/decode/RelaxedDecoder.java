package dev.conflayers.decode;

import dev.conflayers.model.token.TokenIds;

/**
 * Decodes as another does, but lets drafted tokens pass that full depth finds nearly as good as its
 * best. <b>Not lossless.</b>
 */
public final class RelaxedDecoder implements Decoder {
  private final Decoder decoder;
  private final double tolerance;
  private final int ranks;

  /**
   * Makes a decoder.
   *
   * @param tolerance in nats: a token passes whose logit at full depth is at most so much below the
   *     best; 0 lets ties pass
   * @param ranks a token that is not among so many of the best does not pass, however near it is
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
   * @throws IllegalArgumentException if the sampler is not greedy, for there is then no best token
   */
  @Override
  public Generation decode(TokenIds prompt, StopPolicy stop, Sampler sampler) {
    if (!sampler.equals(Sampler.greedy())) {
      throw new IllegalArgumentException(
          "relaxed acceptance needs greedy decoding; for texts drawn at random there is"
              + " sampler.acceptance: typical");
    }
    return decoder.decode(prompt, stop, new RelaxedSampler(tolerance, ranks));
  }
}
