package dev.conflayers.decode.method;

import java.util.ArrayList;
import java.util.List;

/**
 * Gaussian-process regression with a Matern kernel (nu = 5/2) of unit variance, noise on the
 * diagonal, normalised values and the maximum-likelihood length scale, as SWIFT's optimiser uses it
 * through scikit-learn. Formulas: Rasmussen and Williams, Gaussian Processes for Machine Learning,
 * algorithm 2.1.
 */
public final class GaussianProcess {
  private static final double SHORTEST = 1e-2;
  private static final double LONGEST = 1e3;
  private static final int GRID = 40;
  private static final int REFINEMENTS = 20;
  private static final double NEAR = Math.log(4);
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private final double noise;
  private final List<double[]> points = new ArrayList<>();
  private final List<Double> values = new ArrayList<>();
  private double lengthScale = 1;
  private boolean fitted;
  private double mean;
  private double deviation = 1;
  private double[][] root = {};
  private double[] weights = {};

  /**
   * @param noise added to the kernel's diagonal
   */
  public GaussianProcess(double noise) {
    this.noise = noise;
  }

  public int size() {
    return points.size();
  }

  /** Adds an observation, which takes effect at the next {@link #fit}. */
  public void add(double[] point, double value) {
    points.add(point.clone());
    values.add(value);
  }

  double lengthScale() {
    return lengthScale;
  }

  /**
   * Fits all observations, at least one, with the maximum-likelihood length scale. It is searched
   * for over the whole range at first, then near the last one, since a few more observations move
   * it little.
   */
  void fit() {
    double[][] distances = distances();
    double[] y = normalised();
    double low = Math.log(SHORTEST);
    double high = Math.log(LONGEST);
    if (fitted) {
      double near = Math.log(lengthScale);
      double from = Math.max(low, near - NEAR);
      double to = Math.min(high, near + NEAR);
      double found = peak(distances, y, from, to);
      if (Math.abs(found - near) < 0.99 * NEAR) {
        condition(distances, y, Math.exp(found));
        return;
      }
    }
    fitted = true;
    double step = (high - low) / GRID;
    double best = low;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i <= GRID; i++) {
      double likelihood = logLikelihood(distances, y, Math.exp(low + i * step));
      if (likelihood > most) {
        most = likelihood;
        best = low + i * step;
      }
    }
    condition(distances, y, Math.exp(peak(distances, y, best - step, best + step)));
  }

  /** Fits all observations with a given length scale. */
  void fit(double scale) {
    condition(distances(), normalised(), scale);
  }

  /** Golden-section search, which needs no derivative. */
  private double peak(double[][] distances, double[] y, double from, double to) {
    double low = from;
    double high = to;
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double atLeft = logLikelihood(distances, y, Math.exp(left));
    double atRight = logLikelihood(distances, y, Math.exp(right));
    for (int i = 0; i < REFINEMENTS; i++) {
      if (atLeft > atRight) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - GOLDEN * (high - low);
        atLeft = logLikelihood(distances, y, Math.exp(left));
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + GOLDEN * (high - low);
        atRight = logLikelihood(distances, y, Math.exp(right));
      }
    }
    return (low + high) / 2;
  }

  private double[] normalised() {
    mean = values.stream().mapToDouble(v -> v).average().orElse(0);
    double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).average().orElse(0);
    deviation = squares > 0 ? Math.sqrt(squares) : 1;
    return values.stream().mapToDouble(v -> (v - mean) / deviation).toArray();
  }

  private double[][] distances() {
    int n = points.size();
    double[][] distances = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        distances[i][j] = distance(points.get(i), points.get(j));
      }
    }
    return distances;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }

  static double matern(double distance, double scale) {
    double x = Math.sqrt(5) * distance / scale;
    return (1 + x + x * x / 3) * Math.exp(-x);
  }

  private void condition(double[][] distances, double[] y, double scale) {
    lengthScale = scale;
    root = cholesky(distances, scale);
    weights = solve(root, y);
  }

  /** Returns the lower Cholesky factor of the kernel's matrix. */
  private double[][] cholesky(double[][] distances, double scale) {
    int n = distances.length;
    double[][] l = new double[n][];
    for (int i = 0; i < n; i++) {
      l[i] = new double[i + 1];
      for (int j = 0; j <= i; j++) {
        double sum = i == j ? 1 + noise : matern(distances[i][j], scale);
        for (int k = 0; k < j; k++) {
          sum -= l[i][k] * l[j][k];
        }
        l[i][j] = i == j ? Math.sqrt(Math.max(sum, noise * 1e-6)) : sum / l[j][j];
      }
    }
    return l;
  }

  private static double[] forward(double[][] l, double[] y) {
    double[] z = new double[y.length];
    for (int i = 0; i < z.length; i++) {
      double sum = y[i];
      for (int k = 0; k < i; k++) {
        sum -= l[i][k] * z[k];
      }
      z[i] = sum / l[i][i];
    }
    return z;
  }

  private static double[] solve(double[][] l, double[] y) {
    double[] z = forward(l, y);
    for (int i = z.length - 1; i >= 0; i--) {
      for (int k = i + 1; k < z.length; k++) {
        z[i] -= l[k][i] * z[k];
      }
      z[i] /= l[i][i];
    }
    return z;
  }

  /** Returns the log marginal likelihood of the normalised values. */
  double logLikelihood(double scale) {
    return logLikelihood(distances(), normalised(), scale);
  }

  private double logLikelihood(double[][] distances, double[] y, double scale) {
    double[][] l = cholesky(distances, scale);
    double[] a = solve(l, y);
    double fit = 0;
    double logDeterminant = 0;
    for (int i = 0; i < y.length; i++) {
      fit += y[i] * a[i];
      logDeterminant += Math.log(l[i][i]);
    }
    return -0.5 * fit - logDeterminant - 0.5 * y.length * Math.log(2 * Math.PI);
  }

  /** The posterior mean and deviation at a point. */
  record Prediction(double mean, double deviation) {}

  Prediction predict(double[] point) {
    double[] k = new double[points.size()];
    double sum = 0;
    for (int i = 0; i < k.length; i++) {
      k[i] = matern(distance(point, points.get(i)), lengthScale);
      sum += k[i] * weights[i];
    }
    double explained = 0;
    for (double z : forward(root, k)) {
      explained += z * z;
    }
    return new Prediction(
        mean + deviation * sum, deviation * Math.sqrt(Math.max(0, 1 - explained)));
  }
}
