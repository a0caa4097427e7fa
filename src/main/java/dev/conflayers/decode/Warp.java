package dev.conflayers.decode;

import java.util.Arrays;
import java.util.BitSet;

/** Turns logits into a distribution according to {@link SamplerSettings}. */
final class Warp {
  private final SamplerSettings settings;

  Warp(SamplerSettings settings) {
    this.settings = settings;
  }

  /**
   * Returns the distribution of the token after {@code transcript} and {@code after}, in place of
   * its {@code logits}.
   *
   * @throws IllegalStateException if a logit is NaN, which no later step would reveal
   */
  double[] distribution(double[] logits, Transcript transcript, int[] after) {
    if (settings.repetitionPenalty() != 1) {
      penalise(logits, transcript, after);
    }
    double best = Double.NEGATIVE_INFINITY;
    int argmax = 0;
    for (int i = 0; i < logits.length; i++) {
      if (Double.isNaN(logits[i])) {
        throw new IllegalStateException("the logit of token " + i + " is not a number");
      }
      if (logits[i] > best) {
        best = logits[i];
        argmax = i;
      }
    }
    if (settings.temperature() == 0) {
      Arrays.fill(logits, 0);
      logits[argmax] = 1;
      return logits;
    }
    boolean cut = settings.topK() > 0 && settings.topK() < logits.length;
    double least = cut ? largest(logits, settings.topK()) : Double.NEGATIVE_INFINITY;
    for (int i = 0; i < logits.length; i++) {
      logits[i] = logits[i] < least ? 0 : Math.exp((logits[i] - best) / settings.temperature());
    }
    normalise(logits);
    if (settings.topP() < 1) {
      keepNucleus(logits);
    }
    return logits;
  }

  private void penalise(double[] logits, Transcript transcript, int[] after) {
    BitSet seen = new BitSet(logits.length);
    for (int i = 0; i < transcript.length(); i++) {
      seen.set(transcript.token(i));
    }
    for (int token : after) {
      seen.set(token);
    }
    double penalty = settings.repetitionPenalty();
    seen.stream()
        .forEach(i -> logits[i] = logits[i] > 0 ? logits[i] / penalty : logits[i] * penalty);
  }

  /** Returns the {@code k}-th largest value: most values are compared once and never moved. */
  private static double largest(double[] values, int k) {
    double[] top = new double[k];
    Arrays.fill(top, Double.NEGATIVE_INFINITY);
    for (double value : values) {
      if (value > top[0]) {
        int at = 0;
        while (at + 1 < k && top[at + 1] < value) {
          top[at] = top[at + 1];
          at++;
        }
        top[at] = value;
      }
    }
    return top[0];
  }

  /**
   * Keeps the likeliest tokens that reach top-p, and among equally likely ones those with the
   * lowest ids.
   */
  private void keepNucleus(double[] chances) {
    // Tokens rarer than this sum to less than may be dropped, so only few must be sorted.
    double rare = (1 - settings.topP()) / chances.length;
    Integer[] order = new Integer[chances.length];
    int candidates = 0;
    for (int i = 0; i < chances.length; i++) {
      if (chances[i] > rare) {
        order[candidates++] = i;
      }
    }
    Arrays.sort(order, 0, candidates, (a, b) -> Double.compare(chances[b], chances[a]));
    double[] kept = new double[chances.length];
    double sum = 0;
    for (int i = 0; i < candidates && sum < settings.topP(); i++) {
      kept[order[i]] = chances[order[i]];
      sum += chances[order[i]];
    }
    System.arraycopy(kept, 0, chances, 0, kept.length);
    normalise(chances);
  }

  static void normalise(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
  }
}
