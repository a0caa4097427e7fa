package dev.conflayers.run.machine;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * NVIDIA GPUs of the machine: names, driver and CUDA version. {@code nvidia-smi} is asked first;
 * where it is missing, fails or hangs, the driver's files in {@code /proc} are read. What neither
 * tells is left out.
 */
final class GpuFacts {
  private static final String PROGRAM = "nvidia-smi";
  private static final Pattern CUDA = Pattern.compile("CUDA Version *: *([0-9.]+)");
  private static final Pattern MODULE =
      Pattern.compile("Kernel Module(?: for \\S+)? +([0-9]+(?:\\.[0-9]+)+)");
  private static final Pattern MODEL = Pattern.compile("(?m)^Model:\\s*(.+)$");

  private final String path;
  private final Path proc;
  private final long limitMillis;

  /**
   * Looks for GPUs.
   *
   * @param path directories to look for {@code nvidia-smi} in, as in the variable {@code PATH}
   * @param proc where {@code driver/nvidia} may be
   * @param limitMillis how long {@code nvidia-smi} may take
   */
  GpuFacts(String path, Path proc, long limitMillis) {
    this.path = path;
    this.proc = proc;
    this.limitMillis = limitMillis;
  }

  /** Returns {@code gpu}, {@code gpu-driver} and {@code cuda} as far as they are known. */
  Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    List<String> devices = devices();
    if (devices.isEmpty()) {
      put(facts, "gpu", models());
      put(facts, "gpu-driver", match(MODULE, read(proc.resolve("driver/nvidia/version"))));
      return facts;
    }
    put(facts, "gpu", column(devices, 0));
    put(facts, "gpu-driver", column(devices, 1));
    put(facts, "cuda", match(CUDA, ask()));
    return facts;
  }

  private static void put(Map<String, String> facts, String name, String value) {
    if (!value.isBlank()) {
      facts.put(name, value);
    }
  }

  /** Returns a line for each GPU: its name and its driver. */
  private List<String> devices() {
    return ask("--query-gpu=name,driver_version", "--format=csv,noheader")
        .lines()
        .filter(line -> line.contains(","))
        .toList();
  }

  /** Returns what differs in a column, such as one driver for all GPUs, or the name of each GPU. */
  private static String column(List<String> devices, int column) {
    Stream<String> values = devices.stream().map(line -> line.split(",", 2)[column].strip());
    return (column == 0 ? values : values.distinct()).collect(Collectors.joining("; "));
  }

  private String models() {
    Path gpus = proc.resolve("driver/nvidia/gpus");
    if (!Files.isDirectory(gpus)) {
      return "";
    }
    try (Stream<Path> all = Files.list(gpus)) {
      return all.sorted()
          .map(gpu -> match(MODEL, read(gpu.resolve("information"))))
          .filter(model -> !model.isBlank())
          .collect(Collectors.joining("; "));
    } catch (IOException e) {
      return "";
    }
  }

  private static String match(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1).strip() : "";
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }

  private Optional<Path> program() {
    return Stream.of(path.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder).resolve(PROGRAM))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Returns what {@code nvidia-smi} answers; nothing where it fails or takes too long. */
  private String ask(String... arguments) {
    Optional<Path> program = program();
    if (program.isEmpty()) {
      return "";
    }
    List<String> command =
        Stream.concat(Stream.of(program.get().toString()), Stream.of(arguments)).toList();
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try {
        return process.waitFor(limitMillis, TimeUnit.MILLISECONDS) && process.exitValue() == 0
            ? new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            : "";
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
