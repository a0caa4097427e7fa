package dev.conflayers.run.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The Linux control groups of this process, version 1 or 2: how much of the processors and of the
 * memory it may use, and how long it was throttled. Groups are nested, and the tightest limit on
 * the way up binds. Where the system has no such groups, nothing is known.
 */
public final class ControlGroup {
  /** Version 1 writes a number near 2^63 for no limit. */
  private static final long NO_LIMIT = 1L << 62;

  private static final long NANOS_PER_MICRO = 1000;

  private final List<Path> cpu;
  private final List<Path> memory;
  private final boolean second;
  private final boolean secondMemory;

  private ControlGroup(List<Path> cpu, boolean second, List<Path> memory, boolean secondMemory) {
    this.cpu = List.copyOf(cpu);
    this.second = second;
    this.memory = List.copyOf(memory);
    this.secondMemory = secondMemory;
  }

  /**
   * Finds the groups of this process.
   *
   * @param root of the file system: {@code /}, or a folder that holds {@code proc} and what is
   *     mounted
   */
  public static ControlGroup of(Path root) {
    List<String> groups = lines(root.resolve("proc/self/cgroup"));
    List<Mount> mounts =
        lines(root.resolve("proc/self/mountinfo")).stream()
            .map(Mount::of)
            .filter(Objects::nonNull)
            .toList();
    List<Path> cpu = folders(root, groups, mounts, "cpu");
    List<Path> memory = folders(root, groups, mounts, "memory");
    List<Path> unified = folders(root, groups, mounts, "");
    return new ControlGroup(
        cpu.isEmpty() ? unified : cpu,
        cpu.isEmpty(),
        memory.isEmpty() ? unified : memory,
        memory.isEmpty());
  }

  /**
   * A hierarchy that is mounted.
   *
   * @param root of the hierarchy, what is seen at the mount point
   * @param controllers of version 1; empty for version 2
   */
  private record Mount(String root, String point, List<String> controllers) {
    /** Reads a line of {@code mountinfo}; null if it is of another file system. */
    static @Nullable Mount of(String line) {
      String[] halves = line.split(" - ", 2);
      String[] left = halves[0].split(" ", -1);
      String[] right = halves.length < 2 ? new String[0] : halves[1].split(" ", -1);
      if (left.length < 5 || right.length < 3) {
        return null;
      }
      return switch (right[0]) {
        case "cgroup" -> new Mount(left[3], left[4], List.of(right[2].split(",", -1)));
        case "cgroup2" -> new Mount(left[3], left[4], List.of());
        default -> null;
      };
    }

    boolean holds(String controller) {
      return controller.isEmpty() ? controllers.isEmpty() : controllers.contains(controller);
    }
  }

  /** Returns the group's folder and those above it, up to the mount point. */
  private static List<Path> folders(
      Path root, List<String> groups, List<Mount> mounts, String controller) {
    String path = group(groups, controller);
    Mount mount = mounts.stream().filter(one -> one.holds(controller)).findFirst().orElse(null);
    if (path == null || mount == null) {
      return List.of();
    }
    Path point = root.resolve(mount.point().replaceFirst("^/+", "")).normalize();
    // A container may see its own group as the root of the hierarchy.
    String below = path.startsWith(mount.root()) ? path.substring(mount.root().length()) : "";
    Path folder = point.resolve(below.replaceFirst("^/+", "")).normalize();
    List<Path> folders = new ArrayList<>();
    while (folder != null && folder.startsWith(point)) {
      if (Files.isDirectory(folder)) {
        folders.add(folder);
      }
      folder = folder.getParent();
    }
    return folders;
  }

  /** Returns the path of the process in a hierarchy; null where it is in none. */
  private static @Nullable String group(List<String> groups, String controller) {
    for (String line : groups) {
      String[] fields = line.split(":", 3);
      if (fields.length == 3
          && (controller.isEmpty()
              ? fields[1].isEmpty()
              : List.of(fields[1].split(",", -1)).contains(controller))) {
        return fields[2];
      }
    }
    return null;
  }

  /** Returns how many processors it may use at most; null where nothing limits or tells it. */
  public @Nullable Double cpuQuota() {
    return cpu.stream().map(this::quota).filter(Objects::nonNull).min(Double::compare).orElse(null);
  }

  private @Nullable Double quota(Path folder) {
    if (second) {
      String[] fields = first(folder.resolve("cpu.max")).split(" ", -1);
      return fields.length == 2 ? share(number(fields[0]), number(fields[1])) : null;
    }
    return share(
        number(first(folder.resolve("cpu.cfs_quota_us"))),
        number(first(folder.resolve("cpu.cfs_period_us"))));
  }

  private static @Nullable Double share(@Nullable Long quota, @Nullable Long period) {
    return quota == null || period == null || quota <= 0 || period <= 0
        ? null
        : (double) quota / period;
  }

  /** Returns the bytes that it may use at most; null where nothing limits or tells it. */
  public @Nullable Long memoryLimit() {
    return memory.stream()
        .map(folder -> folder.resolve(secondMemory ? "memory.max" : "memory.limit_in_bytes"))
        .map(file -> number(first(file)))
        .filter(bytes -> bytes != null && bytes < NO_LIMIT)
        .min(Long::compare)
        .orElse(null);
  }

  /**
   * Returns how often the process was throttled until now, by each group above it that counts;
   * empty where none does.
   */
  public Throttling throttling() {
    List<Throttling.Counts> counts = new ArrayList<>();
    for (Path folder : cpu) {
      Throttling.Counts found = counts(lines(folder.resolve("cpu.stat")));
      if (found != null) {
        counts.add(found);
      }
    }
    return new Throttling(counts);
  }

  private Throttling.@Nullable Counts counts(List<String> stat) {
    Long periods = value(stat, "nr_periods");
    Long throttled = value(stat, "nr_throttled");
    Long time = value(stat, second ? "throttled_usec" : "throttled_time");
    return periods == null || throttled == null || time == null
        ? null
        : new Throttling.Counts(periods, throttled, second ? time * NANOS_PER_MICRO : time);
  }

  private static @Nullable Long value(List<String> stat, String name) {
    Function<String, String[]> words = line -> line.split(" ", -1);
    return stat.stream()
        .map(words)
        .filter(fields -> fields.length == 2 && fields[0].equals(name))
        .map(fields -> number(fields[1]))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Returns a whole number; null for "max" and for what is none. */
  private static @Nullable Long number(String text) {
    return text.matches("-?[0-9]{1,18}") ? Long.valueOf(text) : null;
  }

  private static String first(Path file) {
    List<String> lines = lines(file);
    return lines.isEmpty() ? "" : lines.get(0).strip();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }
}
