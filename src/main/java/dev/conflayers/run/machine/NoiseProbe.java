package dev.conflayers.run.machine;

import dev.conflayers.decode.NanoClock;
import dev.conflayers.record.Disturbance;
import dev.conflayers.run.Disturbances;
import dev.conflayers.stats.Quantiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;

/** Times small fixed blocks of work, the kinds interleaved, and measures their variation. */
public final class NoiseProbe {
  /** Rounds until the JVM has compiled the work. */
  static final int SETTLING = 10;

  private static final int LEAST = 10;

  /** So that it ends whatever the clock says. */
  private static final int MOST_PER_SECOND = 40;

  private static final double NANOS = 1e9;

  private final NanoClock clock;
  private final Disturbances disturbances;
  private final List<Workload> workloads;

  /** Probes with these kinds of work. */
  public NoiseProbe(
      NanoClock clock, Disturbances disturbances, List<? extends Workload> workloads) {
    this.clock = clock;
    this.disturbances = disturbances;
    this.workloads = List.copyOf(workloads);
  }

  /** A kind of work that can be done again in exactly the same way. */
  public interface Workload {
    /** Returns what it exercises, such as {@code memory}. */
    String name();

    /** Returns whether decoding depends on it, so that it bears on the verdict. */
    boolean judged();

    void block() throws IOException;
  }

  /**
   * Probes for about {@code seconds}.
   *
   * @param progress is told the seconds since it began
   */
  public Noise measure(int seconds, DoubleConsumer progress) throws IOException {
    for (int round = 0; round < SETTLING; round++) {
      for (Workload workload : workloads) {
        workload.block();
      }
    }
    int most = Math.max(LEAST, MOST_PER_SECOND * seconds);
    double[][] times = new double[workloads.size()][most];
    Disturbances.Watch watch = disturbances.begin();
    long began = clock.nanos();
    int rounds = 0;
    while (rounds < most && (rounds < LEAST || clock.nanos() - began < seconds * NANOS)) {
      progress.accept((clock.nanos() - began) / NANOS);
      for (int i = 0; i < times.length; i++) {
        long start = clock.nanos();
        workloads.get(i).block();
        times[i][rounds] = clock.nanos() - start;
      }
      rounds++;
    }
    Disturbance disturbance = watch.end();
    List<Noise.Spread> spreads = new ArrayList<>();
    for (int i = 0; i < times.length; i++) {
      spreads.add(spread(workloads.get(i), Arrays.copyOf(times[i], rounds)));
    }
    return Noise.of(seconds, spreads, disturbance);
  }

  private static Noise.Spread spread(Workload workload, double[] nanos) {
    double mean = Arrays.stream(nanos).average().orElse(0);
    double squares = Arrays.stream(nanos).map(t -> (t - mean) * (t - mean)).sum();
    return new Noise.Spread(
        workload.name(),
        workload.judged(),
        nanos.length,
        Quantiles.median(nanos) / 1e6,
        mean == 0 ? 0 : Math.sqrt(squares / (nanos.length - 1)) / mean);
  }
}
