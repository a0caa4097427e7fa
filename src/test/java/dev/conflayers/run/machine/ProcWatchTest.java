package dev.conflayers.run.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.decode.NanoClock;
import dev.conflayers.record.Disturbance;
import dev.conflayers.run.Disturbances;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the system says between two readings, as proc(5) lays it out. */
class ProcWatchTest {
  @TempDir private Path root;

  private final NanoClock clock = new Ticking();

  private void write(String ticks, int minor, int major) throws IOException {
    Files.createDirectories(root.resolve("proc"));
    Files.writeString(root.resolve("proc/stat"), "cpu  " + ticks + " 0 0\ncpu0 1 2 3\n");
    Files.createDirectories(root.resolve("proc/self"));
    Files.writeString(
        root.resolve("proc/self/stat"),
        "7 (a (b) c) S 1 1 1 0 -1 4194304 "
            + minor
            + " 0 "
            + major
            + " 0 5 5 0 0 20 0 1 0 1 1 1\n");
    Files.writeString(root.resolve("proc/cpuinfo"), "cpu MHz\t: 2100.5\ncpu MHz\t\t: 2445.4\n");
  }

  @Test
  void sharesAreOfAllTicksBetweenTheReadings() throws IOException {
    // user nice system idle iowait irq softirq steal
    write("100 0 50 800 10 0 0 5", 10, 1);
    Disturbances.Watch watch = new ProcWatch(root, clock).begin();
    write("160 0 60 900 10 0 0 35", 210, 4);
    Disturbance seen = watch.end();
    // 200 ticks in all: 30 stolen, 70 busy, of which this process used next to nothing.
    assertThat(seen.stolenShare()).isEqualTo(0.15);
    assertThat(seen.othersShare()).isBetween(0.2, 0.35);
    assertThat(seen.minorFaults()).isEqualTo(200);
    assertThat(seen.majorFaults()).isEqualTo(3);
    assertThat(seen.megahertz()).isEqualTo(2445.4);
    assertThat(seen.gcMillis()).isNotNegative();
  }

  @Test
  void whatTheSystemDoesNotTellIsUnknownAndNotZero() {
    Disturbance seen = new ProcWatch(root.resolve("nowhere"), clock).begin().end();
    assertThat(seen.stolenShare()).isNull();
    assertThat(seen.othersShare()).isNull();
    assertThat(seen.majorFaults()).isNull();
    assertThat(seen.megahertz()).isNull();
    assertThat(seen.throttledShare()).isNull();
  }

  /** A millisecond passes from one look to the next. */
  private static final class Ticking implements NanoClock {
    private long now;

    @Override
    public long nanos() {
      now += 1_000_000;
      return now;
    }
  }

  private void throttled(long nanos) throws IOException {
    Files.createDirectories(root.resolve("sys/fs/cgroup/job"));
    Files.writeString(root.resolve("proc/self/cgroup"), "0::/job\n");
    Files.writeString(
        root.resolve("proc/self/mountinfo"),
        "30 23 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n");
    Files.writeString(
        root.resolve("sys/fs/cgroup/job/cpu.stat"),
        "nr_periods 9\nnr_throttled 9\nthrottled_usec " + nanos / 1000 + "\n");
  }

  @Test
  void whatWaitedForTheQuotaIsAShareOfTheTime() throws IOException {
    write("100 0 50 800 10 0 0 5", 10, 1);
    throttled(5_000_000);
    Disturbances.Watch watch = new ProcWatch(root, clock).begin();
    throttled(5_250_000);
    assertThat(watch.end().throttledShare()).isEqualTo(0.25);
  }

  @Test
  void severalProcessorsThatWaitCountAsOne() throws IOException {
    write("100 0 50 800 10 0 0 5", 10, 1);
    throttled(5_000_000);
    Disturbances.Watch watch = new ProcWatch(root, clock).begin();
    throttled(9_000_000);
    assertThat(watch.end().throttledShare()).isEqualTo(1);
  }
}
