package dev.conflayers.lab.calibration;

import dev.conflayers.stats.RandomDraws;
import java.util.Arrays;

/** Drift of a machine's pace from call to call, in logarithms of time. */
enum Drift {
  NONE,
  /** 5 % slower at the end than at the start. */
  RAMP,
  /** Steps of 0.6 % either way. */
  WANDER,
  /** One jump of 8 % either way, at a random time. */
  SHIFT;

  double[] path(int calls, RandomDraws draws) {
    double[] path = new double[calls];
    switch (this) {
      case NONE -> Arrays.fill(path, 0);
      case RAMP -> Arrays.setAll(path, i -> 0.05 * i / (calls - 1));
      case WANDER -> {
        for (int i = 1; i < calls; i++) {
          path[i] = path[i - 1] + 0.006 * draws.normal();
        }
      }
      case SHIFT -> {
        double jump = draws.uniform() < 0.5 ? 0.08 : -0.08;
        Arrays.fill(path, 1 + draws.below(calls - 1), calls, jump);
      }
    }
    return path;
  }
}
