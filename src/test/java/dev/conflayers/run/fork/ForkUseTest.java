package dev.conflayers.run.fork;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.base.ModelFacts;
import dev.conflayers.record.ForkEnd;
import dev.conflayers.record.Measurement;
import dev.conflayers.testing.RunRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a fork writes down of its memory and of its control group when it ends. */
class ForkUseTest {
  private static final List<Measurement> TRIALS = RunRecords.handMade().measurements();

  @TempDir private Path root;

  private void file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }

  private void throttled(int periods, int throttled, int micros) throws IOException {
    file(
        "sys/fs/cgroup/job/cpu.stat",
        "nr_periods %d\nnr_throttled %d\nthrottled_usec %d\n"
            .formatted(periods, throttled, micros));
  }

  @Test
  void weightsAndCacheAreToldApartFromThePeak() throws IOException {
    file("proc/self/status", "VmHWM:\t 2048 kB\n");
    ForkUse use =
        new ForkUse(root, Map.of(ModelFacts.WEIGHTS_BYTES, "1000", ModelFacts.CACHE_BYTES, "64"));
    ForkEnd.Memory memory = use.memory(TRIALS);
    int longest = TRIALS.stream().mapToInt(m -> m.promptTokens() + m.emitted()).max().orElseThrow();
    assertThat(memory.peakResidentBytes()).isEqualTo(2048L * 1024);
    assertThat(memory.weightBytes()).isEqualTo(1000);
    assertThat(memory.cacheBytes()).isEqualTo(64L * longest);
    assertThat(memory.heapAfterGcBytes()).isPositive();
  }

  @Test
  void whatIsNotToldIsNotKnown() {
    ForkUse use = new ForkUse(root, Map.of());
    ForkEnd.Memory memory = use.memory(TRIALS);
    assertThat(memory.peakResidentBytes()).isNull();
    assertThat(memory.weightBytes()).isNull();
    assertThat(memory.cacheBytes()).isNull();
    assertThat(use.cgroup()).isNull();
  }

  @Test
  void throttlingIsCountedFromWhenTheForkBegan() throws IOException {
    file("proc/self/cgroup", "0::/job\n");
    file("proc/self/mountinfo", "30 23 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n");
    file("sys/fs/cgroup/job/cpu.max", "50000 100000\n");
    throttled(100, 90, 5000);
    ForkUse use = new ForkUse(root, Map.of());
    throttled(120, 95, 5400);
    assertThat(use.cgroup()).isEqualTo(new ForkEnd.Cgroup(0.5, 0.25, 400_000L, null));
  }
}
