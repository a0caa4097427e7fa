package dev.conflayers.decode;

import dev.conflayers.base.KeyRefusal;

/**
 * Sampling parameters: how the next token is picked from the scores. The scores are changed in the
 * order of Hugging Face's generation: repetition penalty, temperature, top-k, top-p.
 *
 * @param temperature divisor of the logits; 0 picks the best token, which is greedy decoding
 * @param topP keeps the likeliest tokens that together reach this probability; 1 keeps all
 * @param topK keeps this number of likeliest tokens, and those as likely as the last of them; 0
 *     keeps all
 * @param repetitionPenalty factor by which the logit of a token that has occurred before, in the
 *     prompt or after it, is divided if it is positive, and multiplied if not (CTRL, arXiv
 *     1909.05858, section 4.1); 1 changes nothing
 * @param acceptance which drafted tokens verification accepts
 */
public record SamplerSettings(
    double temperature,
    double topP,
    int topK,
    double repetitionPenalty,
    AcceptanceRule acceptance) {
  /** Every decoder picks the best token. */
  public static final SamplerSettings GREEDY =
      new SamplerSettings(0, 1, 0, 1, AcceptanceRule.EXACT);

  public SamplerSettings {
    if (!(temperature >= 0 && temperature <= 100)) {
      throw new KeyRefusal("temperature", "must be within [0, 100], got " + temperature);
    }
    if (!(topP > 0 && topP <= 1)) {
      throw new KeyRefusal("top-p", "must be within (0, 1], got " + topP);
    }
    if (topK < 0) {
      throw new KeyRefusal("top-k", "must not be negative, got " + topK);
    }
    if (!(repetitionPenalty > 0 && repetitionPenalty <= 100)) {
      throw new KeyRefusal(
          "repetition-penalty", "must be within (0, 100], got " + repetitionPenalty);
    }
    if (temperature == 0 && acceptance == AcceptanceRule.TYPICAL) {
      throw new KeyRefusal(
          "acceptance",
          "must be exact if temperature is 0, because greedy decoding has one right token, got"
              + " typical");
    }
  }

  /** Returns whether tokens are drawn at random. */
  public boolean random() {
    return temperature > 0;
  }

  /** Returns whether each token is the one of the highest logit, as the model gives it. */
  public boolean greedy() {
    return temperature == 0 && repetitionPenalty == 1;
  }

  /** Returns whether drafting preserves full depth's distribution of texts. */
  public boolean lossless() {
    return acceptance == AcceptanceRule.EXACT;
  }
}
