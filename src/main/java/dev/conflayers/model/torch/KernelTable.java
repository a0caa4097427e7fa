package dev.conflayers.model.torch;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The linear kernel for each number of rows, with the measurements behind the choice.
 *
 * @param packed whether the weights are held in the reordered layout, which only one kernel reads
 * @param headParts number of blocks of columns into which one row's product with the head is split,
 *     if the tied embedding serves as its weights; 0 if the head is a matrix like the others
 * @param timings one for each working kernel and number of rows tried
 */
record KernelTable(boolean packed, int headParts, List<Timing> timings) {
  KernelTable {
    timings = List.copyOf(timings);
  }

  /**
   * One measurement.
   *
   * @param nanos best time of several passes over the sample of the weights
   * @param sampleBytes weights in the sample
   */
  record Timing(LinearKernel kernel, int rows, long nanos, long sampleBytes) {
    /** Returns the rate at which weights were read, in gigabytes per second. */
    double gigabytesPerSecond() {
      return (double) sampleBytes / nanos;
    }
  }

  /** Returns the table that uses one kernel for any number of rows. */
  static KernelTable always(LinearKernel kernel) {
    return new KernelTable(kernel.packed(), 0, List.of(new Timing(kernel, 1, 1, 0)));
  }

  /** Returns the kernel that was fastest at the nearest number of rows that was tried. */
  LinearKernel forRows(int rows) {
    int nearest =
        timings.stream()
            .filter(t -> t.kernel().packed() == packed && t.kernel().suits(rows))
            .mapToInt(Timing::rows)
            .boxed()
            .min(Comparator.comparingDouble(r -> Math.abs(Math.log((double) r / rows))))
            .orElse(1);
    return timings.stream()
        .filter(t -> t.kernel().packed() == packed && t.rows() == nearest && t.kernel().suits(rows))
        .min(Comparator.comparingLong(Timing::nanos))
        .map(Timing::kernel)
        .orElse(packed ? LinearKernel.PACKED : LinearKernel.PLAIN);
  }

  /** Returns the table as one line: the kernel of each number of rows that was tried. */
  String summary() {
    String rows = rowsSummary();
    return headParts == 0 ? rows : rows + " head:split-" + headParts;
  }

  private String rowsSummary() {
    return timings.stream()
        .mapToInt(Timing::rows)
        .distinct()
        .sorted()
        .mapToObj(rows -> String.format(Locale.ROOT, "%d:%s", rows, forRows(rows).label()))
        .collect(Collectors.joining(" "));
  }
}
