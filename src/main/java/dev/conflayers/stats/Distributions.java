package dev.conflayers.stats;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Erf;

/**
 * Distribution functions; each tail is computed directly, so that small probabilities stay exact.
 */
final class Distributions {
  private static final GaussIntegrator LEGENDRE = new GaussIntegratorFactory().legendre(20);
  private static final int PANELS = 40;
  private static final double NEGLIGIBLE = 1e-13;
  private static final double AS_GOOD_AS_NORMAL = 1e6;

  private Distributions() {}

  static double normal(double z) {
    return 0.5 * Erf.erfc(-z / Math.sqrt(2));
  }

  static double normalDensity(double z) {
    return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }

  /**
   * Returns the standard normal quantile. It is infinite within 1e-16 of 0 and 1, where the
   * library's inverse of the error function takes 1 minus its argument.
   */
  static double normalQuantile(double p) {
    return p < 0.5 ? -Math.sqrt(2) * Erf.erfcInv(2 * p) : Math.sqrt(2) * Erf.erfcInv(2 * (1 - p));
  }

  static double student(double t, double degreesOfFreedom) {
    return new TDistribution(null, degreesOfFreedom).cumulativeProbability(t);
  }

  static double studentQuantile(double p, double degreesOfFreedom) {
    return new TDistribution(null, degreesOfFreedom).inverseCumulativeProbability(p);
  }

  /** Returns P(X at most k) for X binomial. */
  static double binomial(int k, int n, double p) {
    return new BinomialDistribution(null, n, p).cumulativeProbability(k);
  }

  static double binomialMass(int k, int n, double p) {
    return new BinomialDistribution(null, n, p).probability(k);
  }

  /**
   * Returns the mean of {@code f(sqrt(X / df))} for X chi-squared with {@code df}; beyond a million
   * degrees of freedom, X / df is taken as 1.
   *
   * @param end point beyond which f is 0; infinite if there is none
   */
  static double meanOverChi(double degreesOfFreedom, double end, DoubleUnaryOperator f) {
    if (degreesOfFreedom > AS_GOOD_AS_NORMAL) {
      return end <= 1 ? 0 : f.applyAsDouble(1);
    }
    ChiSquaredDistribution chi = new ChiSquaredDistribution(null, degreesOfFreedom);
    double scale = Math.sqrt(degreesOfFreedom);
    double low = Math.sqrt(chi.inverseCumulativeProbability(NEGLIGIBLE));
    double high =
        Math.min(scale * end, Math.sqrt(chi.inverseCumulativeProbability(1 - NEGLIGIBLE)));
    return high <= low
        ? 0
        : integral(x -> 2 * x * chi.density(x * x) * f.applyAsDouble(x / scale), low, high);
  }

  /** Returns P(X at most x, Y at most y) for standard normal X and Y of this correlation. */
  static double bivariateNormal(double x, double y, double correlation) {
    double spread = Math.sqrt(1 - correlation * correlation);
    return integral(
        u -> normalDensity(u) * normal((y - correlation * u) / spread), Math.min(-9, x - 1), x);
  }

  /** Integrates a smooth function by Gauss-Legendre on equal panels. */
  static double integral(DoubleUnaryOperator f, double low, double high) {
    double width = (high - low) / PANELS;
    double sum = 0;
    for (int i = 0; i < PANELS; i++) {
      double middle = low + (i + 0.5) * width;
      sum += LEGENDRE.integrate(x -> f.applyAsDouble(middle + x * width / 2)) * width / 2;
    }
    return sum;
  }
}
