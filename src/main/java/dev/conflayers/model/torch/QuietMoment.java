package dev.conflayers.model.torch;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * Wait for idle processors. A calibration that ran during a build once chose kernels for one core,
 * and full depth then ran at half speed for the whole run.
 */
final class QuietMoment {
  /** The share of all processors that others may use in a quiet moment. */
  static final double QUIET = 0.1;

  private static final int SAMPLES = 30;
  private static final long SAMPLE_MILLIS = 300;

  private QuietMoment() {}

  /**
   * Waits a few seconds at most for a quiet moment. Returns the share of the processors, 0 to 1,
   * that other programs used in the last sample, or 0 if it is unknown.
   */
  static double await() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    double share = 0;
    for (int sample = 0; sample < SAMPLES; sample++) {
      share = othersShare(system);
      if (!(share > QUIET)) {
        return share > 0 ? share : 0;
      }
    }
    return share;
  }

  /** Returns the load of other programs: that of the system while this program sleeps. */
  private static double othersShare(OperatingSystemMXBean system) {
    double reset = system.getCpuLoad();
    try {
      Thread.sleep(SAMPLE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return reset;
    }
    return system.getCpuLoad();
  }
}
