package dev.conflayers.app.bench;

import dev.conflayers.model.NumberFormat;
import java.nio.file.Path;
import java.util.List;

/**
 * Benchmarks of the parts of decoding.
 *
 * @param patterns regular expressions of benchmarks; empty for all
 * @param model a catalogue name or a path
 * @param context rows in the cache
 * @param forks JVMs for each benchmark
 * @param seconds of an iteration
 * @param results where the costs go, in a folder of their own
 * @param offline whether to refuse a model that is not on this machine
 */
public record BenchRequest(
    List<String> patterns,
    String model,
    NumberFormat dtype,
    int context,
    int forks,
    int seconds,
    Path results,
    boolean offline) {
  public BenchRequest {
    patterns = List.copyOf(patterns);
  }
}
