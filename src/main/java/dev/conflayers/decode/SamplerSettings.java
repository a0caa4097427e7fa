package dev.conflayers.decode;

import dev.conflayers.base.KeyRefusal;

/**
 * How the next token is picked from its scores. The scores are changed in the order of Hugging
 * Face's generation: repetition penalty, temperature, top-k, top-p.
 *
 * @param temperature what logits are divided by; 0 picks the best token, which is greedy decoding
 * @param topP the likeliest tokens that together reach this probability are kept; 1 keeps all
 * @param topK so many of the likeliest tokens are kept, and those as likely as the last of them; 0
 *     keeps all
 * @param repetitionPenalty what the logit of a token that has occurred before, in the prompt or
 *     after it, is divided by if it is positive, and multiplied by if not (CTRL, arXiv 1909.05858,
 *     section 4.1); 1 changes nothing
 * @param acceptance which drafted tokens verification lets pass
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
          "must be exact where temperature is 0, for then a token is right or wrong,"
              + " got typical");
    }
  }

  /** Returns whether a text depends on chance. */
  public boolean random() {
    return temperature > 0;
  }

  /** Returns whether each token is the one of the highest logit, as the model gives it. */
  public boolean greedy() {
    return temperature == 0 && repetitionPenalty == 1;
  }

  /** Returns whether drafting leaves the distribution of the text as full depth has it. */
  public boolean lossless() {
    return acceptance == AcceptanceRule.EXACT;
  }
}
