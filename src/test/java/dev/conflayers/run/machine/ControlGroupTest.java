package dev.conflayers.run.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlGroupTest {
  private static final String MOUNT_V2 =
      "30 23 0:26 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate\n";

  @TempDir private Path root;

  private void file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void second(String group) throws IOException {
    file("proc/self/mountinfo", "22 1 8:1 / / rw - ext4 /dev/sda rw\n" + MOUNT_V2);
    file("proc/self/cgroup", "0::" + group + "\n");
  }

  private void first(String group) throws IOException {
    file(
        "proc/self/mountinfo",
        """
        32 31 0:29 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct
        35 31 0:32 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory
        41 31 0:38 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw
        """);
    file(
        "proc/self/cgroup",
        "4:memory:" + group + "\n2:cpu,cpuacct:" + group + "\n0::" + group + "\n");
  }

  @Test
  void aMachineWithoutControlGroupsTellsNothing() {
    ControlGroup none = ControlGroup.of(root);
    assertThat(none.cpuQuota()).isNull();
    assertThat(none.memoryLimit()).isNull();
    assertThat(none.throttling()).isEqualTo(new Throttling(List.of()));
    assertThat(none.throttling().throttledNanos(none.throttling())).isNull();
  }

  @Test
  void versionTwoTellsQuotaMemoryAndThrottling() throws IOException {
    second("/job");
    file("sys/fs/cgroup/job/cpu.max", "150000 100000\n");
    file("sys/fs/cgroup/job/memory.max", "1073741824\n");
    file(
        "sys/fs/cgroup/job/cpu.stat",
        "usage_usec 10\nnr_periods 353\nnr_throttled 252\nthrottled_usec 9000\n");
    ControlGroup group = ControlGroup.of(root);
    assertThat(group.cpuQuota()).isEqualTo(1.5);
    assertThat(group.memoryLimit()).isEqualTo(1L << 30);
    assertThat(group.throttling().groups())
        .containsExactly(new Throttling.Counts(353, 252, 9_000_000));
  }

  @Test
  void maxIsNoLimit() throws IOException {
    second("/job");
    file("sys/fs/cgroup/job/cpu.max", "max 100000\n");
    file("sys/fs/cgroup/job/memory.max", "max\n");
    assertThat(ControlGroup.of(root).cpuQuota()).isNull();
    assertThat(ControlGroup.of(root).memoryLimit()).isNull();
  }

  @Test
  void theTightestLimitOnTheWayUpBinds() throws IOException {
    second("/slice/job");
    file("sys/fs/cgroup/slice/job/cpu.max", "400000 100000\n");
    file("sys/fs/cgroup/slice/cpu.max", "50000 100000\n");
    file("sys/fs/cgroup/slice/job/memory.max", "max\n");
    file("sys/fs/cgroup/slice/memory.max", "2048\n");
    // No group of this process.
    file("sys/fs/cgroup/other/cpu.max", "1000 100000\n");
    assertThat(ControlGroup.of(root).cpuQuota()).isEqualTo(0.5);
    assertThat(ControlGroup.of(root).memoryLimit()).isEqualTo(2048);
  }

  @Test
  void versionOneTellsTheSameInOtherFiles() throws IOException {
    first("/job");
    file("sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_quota_us", "50000\n");
    file("sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_period_us", "100000\n");
    file("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "-1\n");
    file("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us", "100000\n");
    file(
        "sys/fs/cgroup/cpu,cpuacct/job/cpu.stat",
        "nr_periods 353\nnr_throttled 252\nthrottled_time 8888\nnr_bursts 0\n");
    file("sys/fs/cgroup/memory/job/memory.limit_in_bytes", "9223372036854771712\n");
    file("sys/fs/cgroup/memory/memory.limit_in_bytes", "4096\n");
    file("sys/fs/cgroup/unified/job/cpu.stat", "usage_usec 10\n");
    ControlGroup group = ControlGroup.of(root);
    assertThat(group.cpuQuota()).isEqualTo(0.5);
    assertThat(group.memoryLimit()).isEqualTo(4096);
    assertThat(group.throttling().groups()).containsExactly(new Throttling.Counts(353, 252, 8888));
  }

  /** As Docker without a namespace mounts it: the container's group is the mount's root. */
  @Test
  void aContainerSeesItsOwnGroupAtTheMountPoint() throws IOException {
    file(
        "proc/self/mountinfo",
        "32 31 0:29 /docker/abc /sys/fs/cgroup/cpu ro - cgroup cgroup rw,cpu\n");
    file("proc/self/cgroup", "2:cpu:/docker/abc\n");
    file("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "200000\n");
    file("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");
    assertThat(ControlGroup.of(root).cpuQuota()).isEqualTo(2);
  }

  @Test
  void twoReadingsTellWhatHappenedInBetween() {
    Throttling before =
        new Throttling(
            List.of(new Throttling.Counts(10, 4, 400), new Throttling.Counts(100, 0, 0)));
    Throttling after =
        new Throttling(
            List.of(new Throttling.Counts(14, 5, 900), new Throttling.Counts(104, 3, 100)));
    assertThat(after.throttledPeriods(before)).isEqualTo(0.75);
    assertThat(after.throttledNanos(before)).isEqualTo(500);
    assertThat(before.throttledPeriods(before)).isZero();
    assertThat(after.throttledNanos(new Throttling(List.of()))).isNull();
  }

  @Test
  void thisProcessHasASoundReading() {
    Throttling now = ControlGroup.of(Path.of("/")).throttling();
    now.groups().forEach(counts -> assertThat(counts.throttled()).isNotNegative());
  }
}
