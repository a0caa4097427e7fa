package dev.conflayers.decode;

import dev.conflayers.model.Logits;
import dev.conflayers.model.Readout;
import java.util.SplittableRandom;
import java.util.function.DoubleToIntFunction;

/** Picks tokens from scores during one generation. */
public interface Sampler {
  /** Returns the sampler that always picks the best token. */
  static Sampler greedy() {
    return GreedySampler.INSTANCE;
  }

  /** Returns the sampler of {@code settings}; its randomness comes from a seed. */
  static Sampler of(SamplerSettings settings, long seed) {
    return settings.greedy() ? greedy() : new ChanceSampler(settings, new SplittableRandom(seed));
  }

  /** Returns the outputs that {@link #pick} and {@link #judge} need from a full-depth pass. */
  Readout readout();

  /**
   * Returns the outputs that {@link #propose} needs from a draft pass.
   *
   * @param widest the most tokens that will be proposed
   */
  Readout draftReadout(int widest);

  /** Picks the token that follows {@code transcript} from the one row of {@code logits}. */
  int pick(Logits logits, Transcript transcript);

  /**
   * Proposes tokens to follow {@code transcript} and then {@code chain}, from the one row of {@code
   * logits}.
   *
   * @param width how many to propose, by the draft's confidence in the first
   */
  Proposal propose(Logits logits, Transcript transcript, int[] chain, DoubleToIntFunction width);

  /** Judges {@code draft} by {@code target}, the full-depth scores of each of its nodes. */
  Verification judge(Draft draft, Logits target, Transcript transcript);
}
