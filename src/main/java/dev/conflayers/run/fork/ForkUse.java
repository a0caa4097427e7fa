package dev.conflayers.run.fork;

import dev.conflayers.base.ModelFacts;
import dev.conflayers.evidence.Memory;
import dev.conflayers.evidence.TrialView;
import dev.conflayers.record.ForkEnd;
import dev.conflayers.record.Measurement;
import dev.conflayers.run.machine.ControlGroup;
import dev.conflayers.run.machine.ProcessMemory;
import dev.conflayers.run.machine.Throttling;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a JVM that measures uses of its machine, from when it begins to when it ends. */
final class ForkUse {
  private final Map<String, String> model;
  private final ControlGroup group;
  private final ProcessMemory process;
  private final Throttling before;

  /**
   * Begins to watch.
   *
   * @param root of the file system: {@code /}, or a folder that holds {@code proc}
   * @param model facts of the model that is loaded
   */
  ForkUse(Path root, Map<String, String> model) {
    this.model = model;
    this.group = ControlGroup.of(root);
    this.process = new ProcessMemory(root);
    this.before = group.throttling();
  }

  /**
   * Returns what the JVM held, with its heap after one more collection.
   *
   * @param trials all of this JVM
   */
  ForkEnd.Memory memory(List<Measurement> trials) {
    // The peak is read first: nothing that ends a fork is part of what it took to measure.
    Long peak = process.peakResidentBytes();
    MemoryMXBean heap = ManagementFactory.getMemoryMXBean();
    heap.gc();
    Long each = number(ModelFacts.CACHE_BYTES);
    return new ForkEnd.Memory(
        peak,
        number(ModelFacts.WEIGHTS_BYTES),
        each == null
            ? null
            : Long.valueOf(each * Memory.positions(trials.stream().map(TrialView::new).toList())),
        heap.getHeapMemoryUsage().getUsed());
  }

  /** Returns what the control group allowed and denied; null where the system has none. */
  ForkEnd.@Nullable Cgroup cgroup() {
    Throttling now = group.throttling();
    Double quota = group.cpuQuota();
    Long limit = group.memoryLimit();
    return quota == null && limit == null && now.groups().isEmpty()
        ? null
        : new ForkEnd.Cgroup(
            quota, now.throttledPeriods(before), now.throttledNanos(before), limit);
  }

  private @Nullable Long number(String key) {
    String value = model.get(key);
    return value == null ? null : Long.valueOf(value);
  }
}
