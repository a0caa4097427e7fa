package dev.conflayers.app.exchange;

import dev.conflayers.base.Check;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to import, and what is known of it that its files do not say.
 *
 * @param inputs the first is the baseline
 * @param format name of the files' format; empty to recognise it
 * @param suite name that the run is given
 * @param tokens of every answer, where the files do not count them; null if not known
 * @param resolutionSeconds by how much a sum of times may be off; null for what the files say
 * @param pass of files that hold several runs: a number from 1, {@code all}, or empty to refuse
 *     them
 * @param above speedups that are claimed of every strategy
 * @param methods the method of a strategy, by the strategy's name, where whoever imports knows it
 * @param model facts of the model: {@code name}, {@code dtype}, {@code device}
 * @param arguments of the command line, to be repeated
 */
public record ImportRequest(
    List<Input> inputs,
    String format,
    String suite,
    TaskFacts task,
    @Nullable Integer tokens,
    @Nullable Double resolutionSeconds,
    String pass,
    List<Double> above,
    Map<String, String> methods,
    Map<String, String> model,
    List<String> arguments) {
  /** Stands for what is not known. */
  public static final String UNKNOWN = "unknown";

  public ImportRequest {
    inputs = List.copyOf(inputs);
    above = List.copyOf(above);
    methods = Map.copyOf(methods);
    model = Map.copyOf(model);
    arguments = List.copyOf(arguments);
    Check.that(tokens == null || tokens >= 1, "tokens", "must be at least 1, got " + tokens);
    Check.that(
        resolutionSeconds == null || (resolutionSeconds >= 0 && resolutionSeconds < 1e6),
        "resolution",
        "must be seconds of at least 0, got " + resolutionSeconds);
    Check.that(
        pass.matches("|all|[1-9][0-9]{0,6}"),
        "pass",
        "must be a number from 1, or all, got '" + pass + "'");
    for (double speedup : above) {
      Check.that(speedup > 0 && speedup <= 100, "above", "must be within (0, 100], got " + speedup);
    }
  }

  /**
   * A file and the strategy that it measured.
   *
   * @param name of the strategy; empty for the part's or the file's
   * @param part of the file; empty for all of it
   */
  public record Input(String name, Path file, String part) {}

  /**
   * What the prompts were.
   *
   * @param name of the task; empty for what the files call it
   * @param split of the data set, or {@link #UNKNOWN}
   * @param shots worked examples in each prompt; -1 if not known
   * @param maxNewTokens most tokens of an answer; -1 if not known
   */
  public record TaskFacts(String name, String split, int shots, int maxNewTokens) {}
}
