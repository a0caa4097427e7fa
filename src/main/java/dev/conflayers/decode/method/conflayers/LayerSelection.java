package dev.conflayers.decode.method.conflayers;

import dev.conflayers.model.LayerConfidence;
import dev.conflayers.model.SkipSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * ConfLayers' selection of layers to skip, with its intermediate results: a layer is skipped if its
 * confidence is too low compared with that of its neighbours. Entry {@code k} of every list belongs
 * to layer {@code k + 1}, since the first and the last layer are never skipped.
 *
 * @param confidences of the layers, attention and feed-forward added; empty if scores were given
 * @param scores the confidences, shifted and scaled to mean 0 and deviation 1: z
 * @param curvatures the second-order gradient of the scores: g
 * @param ties how many curvatures at the front equal the first: they scale every window
 * @param windows the size of the neighbourhood each layer is compared with
 * @param thresholds the score below which a layer is skipped
 * @param layers the skipped layers, ascending
 */
public record LayerSelection(
    List<Double> confidences,
    List<Double> scores,
    List<Double> curvatures,
    int ties,
    List<Integer> windows,
    List<Double> thresholds,
    List<Integer> layers) {
  private static final int WINDOW_STEP = 5;

  public LayerSelection {
    confidences = List.copyOf(confidences);
    scores = List.copyOf(scores);
    curvatures = List.copyOf(curvatures);
    windows = List.copyOf(windows);
    thresholds = List.copyOf(thresholds);
    layers = List.copyOf(layers);
  }

  /** Selects by the confidence of a model's layers. */
  public static LayerSelection of(LayerConfidence profile, SelectionRule rule) {
    Precision precision = new Precision(rule.arithmetic());
    double[] confidences = new double[Math.max(0, profile.layers() - 2)];
    for (int k = 0; k < confidences.length; k++) {
      double attention = precision.round(profile.attention().get(k + 1));
      double mlp = precision.round(profile.mlp().get(k + 1));
      confidences[k] = precision.round(attention + mlp);
    }
    return select(list(confidences), scores(confidences, precision), rule);
  }

  /** Selects by given scores, one for each layer except the first and the last. */
  public static LayerSelection ofScores(List<Double> scores, SelectionRule rule) {
    return select(List.of(), scores.stream().mapToDouble(Double::doubleValue).toArray(), rule);
  }

  /** Returns the set that skips the attention and the feed-forward network of the layers. */
  public SkipSet skips() {
    return SkipSet.ofLayers(layers.stream().mapToInt(Integer::intValue).toArray());
  }

  private static LayerSelection select(List<Double> confidences, double[] z, SelectionRule rule) {
    Precision precision = new Precision(rule.arithmetic());
    double[] g = gradient(gradient(z, precision), precision);
    int ties = ties(g);
    int[] windows = windows(g, ties, rule, precision);
    double[] thresholds = new double[z.length];
    List<Integer> layers = new ArrayList<>();
    for (int k = 0; k < z.length; k++) {
      double[] others = neighbours(z, k, windows[k] / 2);
      if (others.length > 0) {
        // The reference leaves binary16 here: factor, threshold and comparison are in double.
        thresholds[k] = precision.mean(others) - rule.lambda() * precision.deviation(others);
      }
      if (z[k] < thresholds[k]) {
        layers.add(k + 1);
      }
    }
    List<Integer> sizes = Arrays.stream(windows).boxed().toList();
    return new LayerSelection(confidences, list(z), list(g), ties, sizes, list(thresholds), layers);
  }

  private static double[] scores(double[] confidences, Precision precision) {
    if (confidences.length == 0) {
      return confidences;
    }
    double mean = precision.mean(confidences);
    double scale = precision.round(precision.deviation(confidences) + 1e-6);
    double[] z = new double[confidences.length];
    for (int k = 0; k < z.length; k++) {
      z[k] = precision.round(precision.round(confidences[k] - mean) / scale);
    }
    return z;
  }

  /** Returns central differences with unit spacing, one-sided at the ends. */
  private static double[] gradient(double[] f, Precision precision) {
    int last = f.length - 1;
    double[] slope = new double[f.length];
    for (int k = 0; k <= last; k++) {
      double rise = precision.round(f[Math.min(k + 1, last)] - f[Math.max(k - 1, 0)]);
      slope[k] = k == 0 || k == last ? rise : precision.round(rise / 2);
    }
    return slope;
  }

  private static int ties(double[] g) {
    int ties = 0;
    while (ties < g.length && g[ties] == g[0]) {
      ties++;
    }
    return ties;
  }

  private static int[] windows(double[] g, int ties, SelectionRule rule, Precision precision) {
    int layers = g.length + 2;
    int grows = WINDOW_STEP * ties;
    if (rule.cap() > 0) {
      grows = Math.min(rule.cap(), grows);
    }
    double[] share = centred(g, precision);
    int[] windows = new int[g.length];
    for (int k = 0; k < windows.length; k++) {
      int adaptive = (int) (grows * share[k] * (k + 1) / layers);
      windows[k] = 2 + (rule.window() > 0 ? rule.window() : adaptive);
    }
    return windows;
  }

  /** Returns {@code g} mapped linearly into [0, 1] so that its mean becomes a half. */
  private static double[] centred(double[] g, Precision precision) {
    double[] y = new double[g.length];
    Arrays.fill(y, 0.5);
    double min = Arrays.stream(g).min().orElse(0);
    double range = precision.round(Arrays.stream(g).max().orElse(0) - min);
    double divisor = precision.round(range + 1e-8);
    if (range == 0 || divisor == 0) {
      return y;
    }
    double[] unit = new double[g.length];
    for (int k = 0; k < g.length; k++) {
      unit[k] = precision.round(precision.round(g[k] - min) / divisor);
    }
    double lowest = Arrays.stream(unit).min().orElse(0);
    double highest = Arrays.stream(unit).max().orElse(0);
    if (Math.abs(highest - lowest) <= 1e-8 + 1e-5 * Math.abs(highest)) {
      return y;
    }
    double mean = precision.mean(unit);
    double slope =
        Math.min(0.5 / precision.round(highest - mean), 0.5 / precision.round(mean - lowest));
    double offset = precision.round(0.5 - slope * mean);
    slope = precision.round(slope);
    for (int k = 0; k < g.length; k++) {
      double shifted = precision.round(precision.round(slope * unit[k]) + offset);
      y[k] = Math.max(0, Math.min(1, shifted));
    }
    return y;
  }

  private static double[] neighbours(double[] z, int k, int half) {
    int from = Math.max(0, k - half);
    int to = Math.min(z.length - 1, k + half);
    double[] others = new double[to - from];
    System.arraycopy(z, from, others, 0, k - from);
    System.arraycopy(z, k + 1, others, k - from, to - k);
    return others;
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
