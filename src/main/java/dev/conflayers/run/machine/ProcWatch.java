package dev.conflayers.run.machine;

import dev.conflayers.decode.NanoClock;
import dev.conflayers.record.Disturbance;
import dev.conflayers.run.Disturbances;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what Linux says of its processors and of this process; elsewhere, what the JVM says. */
public final class ProcWatch implements Disturbances {
  /** Fields of {@code /proc/stat}'s first line, after its name. */
  private static final int IDLE = 3;

  private static final int WAITING = 4;
  private static final int STOLEN = 7;
  private static final int COUNTED = 8;

  /** Fields of {@code /proc/self/stat} after the name in brackets, from the state on. */
  private static final int MINOR_FAULTS = 7;

  private static final int MAJOR_FAULTS = 9;

  /** Linux counts the time of processors in hundredths of a second. */
  private static final double NANOS_PER_TICK = 1e7;

  private final Path proc;
  private final ControlGroup group;
  private final NanoClock clock;

  /**
   * Makes a watch.
   *
   * @param root of the file system: {@code /}, or a folder that holds {@code proc}
   */
  public ProcWatch(Path root, NanoClock clock) {
    this.proc = root.resolve("proc");
    this.group = ControlGroup.of(root);
    this.clock = clock;
  }

  @Override
  public Watch begin() {
    Reading before = read();
    return () -> between(before, read());
  }

  private record Reading(
      List<Long> ticks,
      List<Long> faults,
      @Nullable Long own,
      long gcMillis,
      Throttling throttling,
      long nanos) {}

  private Reading read() {
    return new Reading(
        ticks(), faults(), ownNanos(), gcMillis(), group.throttling(), clock.nanos());
  }

  private Disturbance between(Reading before, Reading after) {
    boolean ticked = before.ticks().size() == COUNTED && after.ticks().size() == COUNTED;
    double total = ticked ? sum(after.ticks()) - sum(before.ticks()) : 0;
    Double stolen = null;
    Double others = null;
    if (total > 0) {
      stolen = (after.ticks().get(STOLEN) - before.ticks().get(STOLEN)) / total;
      others = others(before, after, total);
    }
    boolean faulted = before.faults().size() == 2 && after.faults().size() == 2;
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return new Disturbance(
        after.gcMillis() - before.gcMillis(),
        stolen,
        others,
        load < 0 ? null : load,
        megahertz(),
        faulted ? after.faults().get(1) - before.faults().get(1) : null,
        faulted ? after.faults().get(0) - before.faults().get(0) : null,
        throttled(before, after));
  }

  /** Threads of several processors wait at the same time, which may add up to more than all. */
  private static @Nullable Double throttled(Reading before, Reading after) {
    Long waited = after.throttling().throttledNanos(before.throttling());
    long nanos = after.nanos() - before.nanos();
    return waited == null || nanos <= 0
        ? null
        : Double.valueOf(Math.min(1, (double) waited / nanos));
  }

  private static @Nullable Double others(Reading before, Reading after, double total) {
    if (before.own() == null || after.own() == null) {
      return null;
    }
    double busy = busy(after.ticks()) - busy(before.ticks());
    double own = (after.own() - before.own()) / NANOS_PER_TICK;
    return Math.min(1, Math.max(0, (busy - own) / total));
  }

  private static double sum(List<Long> ticks) {
    return ticks.stream().mapToDouble(Long::doubleValue).sum();
  }

  private static double busy(List<Long> ticks) {
    return sum(ticks) - ticks.get(IDLE) - ticks.get(WAITING) - ticks.get(STOLEN);
  }

  private List<Long> ticks() {
    String[] fields = firstLine("stat").split(" +", -1);
    return fields.length <= COUNTED
        ? List.of()
        : Arrays.stream(fields, 1, COUNTED + 1).map(Long::valueOf).toList();
  }

  private List<Long> faults() {
    String line = firstLine("self/stat");
    String[] fields = line.substring(line.lastIndexOf(')') + 1).strip().split(" ", -1);
    return fields.length <= MAJOR_FAULTS
        ? List.of()
        : List.of(Long.valueOf(fields[MINOR_FAULTS]), Long.valueOf(fields[MAJOR_FAULTS]));
  }

  private @Nullable Double megahertz() {
    try {
      return Files.readAllLines(proc.resolve("cpuinfo")).stream()
          .filter(line -> line.startsWith("cpu MHz"))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(':') + 1)))
          .boxed()
          .max(Double::compare)
          .orElse(null);
    } catch (IOException e) {
      return null;
    }
  }

  private String firstLine(String file) {
    try {
      List<String> lines = Files.readAllLines(proc.resolve(file));
      return lines.isEmpty() ? "" : lines.get(0);
    } catch (IOException e) {
      return "";
    }
  }

  private static @Nullable Long ownNanos() {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    return system instanceof com.sun.management.OperatingSystemMXBean host
        ? Long.valueOf(host.getProcessCpuTime())
        : null;
  }

  private static long gcMillis() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
        .sum();
  }
}
