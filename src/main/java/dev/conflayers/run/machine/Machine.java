package dev.conflayers.run.machine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What can be said about the machine a run takes place on. */
public final class Machine {
  private static final long GPU_LIMIT_MILLIS = 5000;

  private final Path home;
  private final Path root;
  private final GpuFacts gpus;

  /** Looks at a working tree, for its commit. */
  public Machine(Path home) {
    this(home, Map.of());
  }

  /**
   * Looks at this machine.
   *
   * @param home the working tree that commits are of
   * @param environment of the process, of which {@code PATH} tells where programs are
   */
  public Machine(Path home, Map<String, String> environment) {
    this(home, environment, Path.of("/"));
  }

  /**
   * Looks at a machine.
   *
   * @param root of the file system that control groups and drivers are looked for in
   */
  public Machine(Path home, Map<String, String> environment, Path root) {
    this.home = home;
    this.root = root;
    this.gpus =
        new GpuFacts(environment.getOrDefault("PATH", ""), root.resolve("proc"), GPU_LIMIT_MILLIS);
  }

  /** Returns the facts in the order to show them. */
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("operating-system", property("os.name") + " " + property("os.version"));
    facts.put("architecture", property("os.arch"));
    facts.put("cpu", cpu());
    facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    facts.put("vectors", vectors());
    ControlGroup group = ControlGroup.of(root);
    Double quota = group.cpuQuota();
    facts.put("cpu-quota", quota == null ? "" : String.format(Locale.ROOT, "%.2f", quota));
    facts.put("memory-gib", memory());
    Long limit = group.memoryLimit();
    facts.put(
        "memory-limit-gib",
        limit == null ? "" : String.format(Locale.ROOT, "%.1f", limit / (double) (1 << 30)));
    facts.putAll(gpus.facts());
    facts.put("load-1-minute", load());
    facts.put("governor", firstLine("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"));
    facts.put("jdk", property("java.vendor") + " " + Runtime.version());
    facts.put(
        "jvm-flags", String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments()));
    facts.put(Program.COMMIT, commit());
    facts.put(Program.SHA256, Program.sha256());
    facts.put("plug-ins", Plugins.described());
    facts.values().removeIf(value -> value.isBlank());
    return facts;
  }

  /**
   * Returns what changes whenever the machine starts again; empty where the system does not tell.
   */
  public String bootId() {
    return firstLine("/proc/sys/kernel/random/boot_id");
  }

  private static String property(String name) {
    return System.getProperty(name, "");
  }

  private static String load() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return load < 0 ? "" : String.format(Locale.ROOT, "%.2f", load);
  }

  private static String memory() {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    return system instanceof com.sun.management.OperatingSystemMXBean host
        ? String.format(Locale.ROOT, "%.1f", host.getTotalMemorySize() / (double) (1 << 30))
        : "";
  }

  private static String cpu() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"), StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse("");
    } catch (IOException e) {
      return property("os.arch");
    }
  }

  /** Returns the widest vectors that the processor computes with, by which kernels are chosen. */
  private static String vectors() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"), StandardCharsets.UTF_8)) {
      List<String> flags =
          lines
              .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
              .findFirst()
              .map(line -> List.of(line.split("\\s+")))
              .orElse(List.of());
      if (flags.contains("avx512f")) {
        return "avx512";
      }
      return flags.contains("avx2")
          ? "avx2"
          : flags.contains("sve") ? "sve" : flags.contains("asimd") ? "neon" : "none";
    } catch (IOException e) {
      return "";
    }
  }

  private static String firstLine(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      return "";
    }
  }

  /** Returns the commit of the working tree, with "-dirty" if it differs; empty outside of git. */
  public String commit() {
    try {
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=12")
              .directory(home.toAbsolutePath().toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String commit =
          new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return git.waitFor(5, TimeUnit.SECONDS) && git.exitValue() == 0 ? commit : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
