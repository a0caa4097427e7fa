package dev.conflayers.lab.calibration;

import dev.conflayers.stats.Interval;

/**
 * How often what was checked happened.
 *
 * @param limits where the rate falls, by chance alone, if it is what was nominal or recorded
 */
public record Outcome(String scenario, RateCheck check, int happened, int trials, Interval limits) {

  public double observed() {
    return (double) happened / trials;
  }

  public boolean ok() {
    return switch (check.demand()) {
      case AT_LEAST -> observed() >= limits.low();
      case AT_MOST -> observed() <= limits.high();
      case EQUAL, KNOWN_LIMIT -> limits.contains(observed());
    };
  }
}
