package dev.conflayers.decode;

import dev.conflayers.model.Logits;
import dev.conflayers.model.Readout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleToIntFunction;

/**
 * Random sampler: draws tokens from the distribution that {@link SamplerSettings} derive from the
 * scores.
 */
final class ChanceSampler implements Sampler {
  private static final int[] NOTHING_AFTER = {};

  private final SamplerSettings settings;
  private final Warp warp;
  private final SplittableRandom random;

  ChanceSampler(SamplerSettings settings, SplittableRandom random) {
    this.settings = settings;
    this.warp = new Warp(settings);
    this.random = random;
  }

  @Override
  public Readout readout() {
    return Readout.everything();
  }

  @Override
  public Readout draftReadout(int widest) {
    return Readout.everything();
  }

  @Override
  public int pick(Logits logits, Transcript transcript) {
    return CategoricalDraw.one(
        warp.distribution(logits.values(0), transcript, NOTHING_AFTER), random);
  }

  @Override
  public Proposal propose(
      Logits logits, Transcript transcript, int[] chain, DoubleToIntFunction width) {
    double[] raw = logits.values(0);
    double[] chances = warp.distribution(raw.clone(), transcript, chain);
    double[] left = chances.clone();
    int first = CategoricalDraw.one(left, random);
    double whole = logits.logit(0, 0) - Math.log(logits.probability(0, 0));
    double confidence = Math.min(1, Math.exp(raw[first] - whole));
    int count = width.applyAsInt(confidence);
    List<Integer> tokens = new ArrayList<>(count);
    tokens.add(first);
    left[first] = 0;
    while (tokens.size() < count && Arrays.stream(left).anyMatch(p -> p > 0)) {
      int next = CategoricalDraw.one(left, random);
      tokens.add(next);
      left[next] = 0;
    }
    return new Proposal(tokens, confidence, chances);
  }

  @Override
  public Verification judge(Draft draft, Logits target, Transcript transcript) {
    Chances chances = (node, path) -> warp.distribution(target.values(node), transcript, path);
    return settings.acceptance() == AcceptanceRule.TYPICAL
        ? TypicalAcceptance.judge(draft, chances, random)
        : RejectionAcceptance.judge(draft, chances, random);
  }
}
