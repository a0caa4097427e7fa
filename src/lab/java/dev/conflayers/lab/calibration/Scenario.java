package dev.conflayers.lab.calibration;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Data of a known making, and what is checked on it.
 *
 * @param trials how many data sets a full run makes
 */
record Scenario(String name, int trials, List<RateCheck> checks, Trial trial) {
  Scenario {
    checks = List.copyOf(checks);
  }

  /** Makes one data set and says, for each check in order, whether it happened. */
  @FunctionalInterface
  interface Trial {
    boolean[] run(SplittableRandom random);
  }
}
