package dev.conflayers.lab.calibration;

import dev.conflayers.stats.Interval;

/**
 * The observed rate of a check.
 *
 * @param limits acceptance region of the rate if the true rate is the nominal or recorded one
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
