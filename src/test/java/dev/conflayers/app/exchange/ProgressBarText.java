package dev.conflayers.app.exchange;

import java.util.Locale;

/**
 * Prints progress bars as tqdm does: elapsed whole seconds, and the rate of an exponential moving
 * average with weight 0.3 that begins unbiased, with two decimals.
 */
final class ProgressBarText {
  private static final double WEIGHT = 0.3;

  private ProgressBarText() {}

  static String of(double[] seconds) {
    StringBuilder log = new StringBuilder();
    log.append(state(0, seconds.length, 0, "?it/s")).append('\r');
    double smoothed = 0;
    double elapsed = 0;
    for (int n = 1; n <= seconds.length; n++) {
      elapsed += seconds[n - 1];
      smoothed = WEIGHT * seconds[n - 1] + (1 - WEIGHT) * smoothed;
      double average = smoothed / (1 - Math.pow(1 - WEIGHT, n));
      String rate =
          average > 1
              ? String.format(Locale.ROOT, "%.2fs/it", average)
              : String.format(Locale.ROOT, "%.2fit/s", 1 / average);
      log.append(state(n, seconds.length, elapsed, rate)).append('\r');
    }
    // When it closes, a bar shows its last state again, with the rate of the whole.
    String whole = String.format(Locale.ROOT, "%.2fs/it", elapsed / seconds.length);
    return log.append(state(seconds.length, seconds.length, elapsed, whole))
        .append('\n')
        .toString();
  }

  private static String state(int done, int total, double elapsed, String rate) {
    return String.format(
        Locale.ROOT,
        "%3d%%|#####     | %d/%d [%s<00:10, %s]",
        100 * done / total,
        done,
        total,
        clock((int) elapsed),
        rate);
  }

  private static String clock(int seconds) {
    return seconds < 3600
        ? String.format(Locale.ROOT, "%02d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
