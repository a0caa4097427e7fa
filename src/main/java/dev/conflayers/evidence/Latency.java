package dev.conflayers.evidence;

import dev.conflayers.record.Measurement;
import java.util.Arrays;
import java.util.List;

/** Serving latencies of one request, as a streaming client sees them, in nanoseconds. */
public enum Latency {
  /** Time to first token: prefill and the first token. One observation per request. */
  TTFT("time to first token", Estimand.TTFT, Estimand.TTFT_RATIO) {
    @Override
    public double[] of(TrialView m) {
      return m.output().size() > 0 ? above((double) m.measurement().timing().prefill()) : NONE;
    }
  },
  /**
   * Time per output token: the time after the first token, divided by the number of tokens after
   * it. One observation per request of at least two tokens.
   */
  TPOT("time per output token", Estimand.TPOT, Estimand.TPOT_RATIO) {
    @Override
    public double[] of(TrialView m) {
      return Quantity.DECODE_PACE.has(m) ? above(Quantity.DECODE_PACE.of(m)) : NONE;
    }
  },
  /**
   * The pause between one burst of tokens and the next: a step's draft, verification and search. A
   * burst of any length is one observation. Host time outside these belongs to no step.
   */
  GAP("pause between bursts", Estimand.GAP, Estimand.GAP_RATIO) {
    @Override
    public double[] of(TrialView m) {
      List<Measurement.Step> steps = m.measurement().steps();
      double[] gaps = new double[steps.size()];
      int count = 0;
      for (Measurement.Step step : steps) {
        long nanos = nanos(step);
        if (nanos > 0) {
          gaps[count++] = nanos;
        }
      }
      return Arrays.copyOf(gaps, count);
    }
  },
  /**
   * Inter-token latency: the pause before a burst, spread evenly over its tokens, so that a burst
   * of k tokens is k observations of 1/k of its pause. Over a request they sum to the time of its
   * steps, as with one token at a time.
   */
  ITL("inter-token latency", Estimand.ITL, Estimand.ITL_RATIO) {
    @Override
    public double[] of(TrialView m) {
      double[] tokens = new double[m.output().size()];
      int count = 0;
      for (Measurement.Step step : m.measurement().steps()) {
        int burst = nanos(step) > 0 ? step.emitted().size() : 0;
        if (count + burst > tokens.length) {
          tokens = Arrays.copyOf(tokens, 2 * (count + burst));
        }
        Arrays.fill(tokens, count, count + burst, (double) nanos(step) / Math.max(1, burst));
        count += burst;
      }
      return Arrays.copyOf(tokens, count);
    }
  };

  private static final double[] NONE = {};

  private final String words;
  private final Estimand quantile;
  private final Estimand ratio;

  Latency(String words, Estimand quantile, Estimand ratio) {
    this.words = words;
    this.quantile = quantile;
    this.ratio = ratio;
  }

  /** Returns its name in prose. */
  public String words() {
    return words;
  }

  /** Returns the estimand of its quantiles, in milliseconds. */
  public Estimand quantile() {
    return quantile;
  }

  /** Returns the estimand of a strategy's quantiles divided by full depth's. */
  public Estimand ratio() {
    return ratio;
  }

  /** Returns whether a request is exactly one observation, so that observations count requests. */
  public boolean ofRequests() {
    return this == TTFT || this == TPOT;
  }

  /** Returns the observations of one request; none if it has too few tokens or no time. */
  public abstract double[] of(TrialView m);

  private static long nanos(Measurement.Step step) {
    return step.draftNanos() + step.verifyNanos() + step.searchNanos();
  }

  private static double[] above(double nanos) {
    return nanos > 0 ? new double[] {nanos} : NONE;
  }
}
