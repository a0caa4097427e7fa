package dev.conflayers.judge.analysis;

import dev.conflayers.base.ModelFacts;
import dev.conflayers.evidence.Quantity;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.TrialView;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Memory bandwidth of the baseline: the rate at which full depth reads its weights, and the rate at
 * which this machine reads memory, both in GB/s. A baseline below the machine's bandwidth flatters
 * or hides a speedup.
 *
 * @param read weights of a full pass divided by the time of a step: as the engine timed it,
 *     interleaved with the stream, or else the median time per token after the first
 * @param streamed rate at which a plain sum on the same engine reads
 * @param cached whether the weights fit in the processor's cache, so that memory is no bound
 */
public record BaselineRate(double read, double streamed, boolean cached) {
  /** Size that current last-level caches have at least. */
  private static final long CACHE_BYTES = 32L << 20;

  public double share() {
    return read / streamed;
  }

  /** Returns the rate in {@code run}, or null if it was not measured. */
  static @Nullable BaselineRate of(RunView run) {
    String streamed = run.account().model().get(ModelFacts.STREAM_RATE);
    String stepped = run.account().model().get(ModelFacts.STEP_RATE);
    List<TrialView> trials = trials(run);
    if (streamed == null || trials.isEmpty()) {
      return null;
    }
    double read =
        stepped == null ? run.fullPass() / median(trials) : Double.parseDouble(stepped) / 1e9;
    String resident = run.account().model().get(ModelFacts.WEIGHTS_BYTES);
    return new BaselineRate(
        read,
        Double.parseDouble(streamed) / 1e9,
        resident != null && Long.parseLong(resident) < CACHE_BYTES);
  }

  /** Returns the baseline's trials that decoded more than one token, in order. */
  static List<TrialView> trials(RunView run) {
    return run.trials(RunView.ALL_TASKS, run.baseline()).stream()
        .filter(Quantity.DECODE_PACE::has)
        .toList();
  }

  /** Returns the median time per token after the first, in nanoseconds. */
  static double median(List<TrialView> trials) {
    double[] times = trials.stream().mapToDouble(Quantity.DECODE_PACE::of).sorted().toArray();
    int middle = times.length / 2;
    return times.length % 2 == 1
        ? times[middle]
        : Arrays.stream(times, middle - 1, middle + 1).average().orElseThrow();
  }
}
