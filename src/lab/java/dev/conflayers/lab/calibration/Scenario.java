package dev.conflayers.lab.calibration;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A generator of data with a known truth, with the checks made on it.
 *
 * @param trials number of datasets in a full run
 */
record Scenario(String name, int trials, List<RateCheck> checks, Trial trial) {
  Scenario {
    checks = List.copyOf(checks);
  }

  /** Generates one dataset and returns, for each check in order, whether its event happened. */
  @FunctionalInterface
  interface Trial {
    boolean[] run(SplittableRandom random);
  }
}
