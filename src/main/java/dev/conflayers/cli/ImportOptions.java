package dev.conflayers.cli;

import dev.conflayers.app.exchange.ImportRequest;
import dev.conflayers.base.KeyRefusal;
import dev.conflayers.base.ModelFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is known of files that they do not say themselves. */
final class ImportOptions {
  @Option(
      names = "--format",
      paramLabel = "NAME",
      description =
          "spec-bench, progress-log, time-list, llama-server, vllm-bench or jmh; default: what they"
              + " look like.")
  private String format = "";

  @Option(
      names = "--suite",
      paramLabel = "NAME",
      description = "What to call the run; default: imported.")
  private String suite = "imported";

  @Option(
      names = "--task",
      paramLabel = "NAME",
      description = "The task of all prompts; default: what the files call it.")
  private String task = "";

  @Option(
      names = "--split",
      paramLabel = "NAME",
      description = "The split of its data set, as test; default: unknown.")
  private String split = ImportRequest.UNKNOWN;

  @Option(names = "--shots", paramLabel = "N", description = "Worked examples in each prompt.")
  private int shots = -1;

  @Option(names = "--max-new-tokens", paramLabel = "N", description = "Most tokens of an answer.")
  private int maxNewTokens = -1;

  @Option(
      names = "--tokens",
      paramLabel = "N",
      description =
          "Tokens of every answer, where the files do not count them; default: not known, so that"
              + " time per token is time per answer.")
  private @Nullable Integer tokens;

  @Option(
      names = "--resolution",
      paramLabel = "SECONDS",
      description =
          "By how much a sum of times may be off, where the files do not tell: 1 for times from a"
              + " progress bar.")
  private @Nullable Double resolution;

  @Option(
      names = "--pass",
      paramLabel = "N",
      description =
          "Which run to read of files that several were appended to: a number from 1, or all for"
              + " each as a fork; default: refuse such files.")
  private String pass = "";

  @Option(
      names = "--above",
      paramLabel = "X",
      description =
          "Judge the claim that each strategy is more than X times as fast; may be given again.")
  private List<Double> above = new ArrayList<>();

  @Option(
      names = "--method",
      paramLabel = "STRATEGY=METHOD",
      description =
          "The method of a strategy, as swift or conflayers, whose published numbers the report"
              + " then puts next to it; may be given again.")
  private Map<String, String> methods = new TreeMap<>();

  @Option(names = "--model", paramLabel = "NAME", description = "The model, as Llama-2-13b-hf.")
  private String model = "";

  @Option(names = "--dtype", paramLabel = "NAME", description = "Its number format, as fp16.")
  private String dtype = "";

  @Option(names = "--device", paramLabel = "NAME", description = "Where it ran, as cuda.")
  private String device = "";

  ImportRequest request(List<ImportRequest.Input> inputs, List<String> arguments) {
    if (!suite.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      throw new IllegalArgumentException(
          "--suite must be letters, digits, '.', '_' or '-', got '" + suite + "'");
    }
    Map<String, String> facts = new HashMap<>();
    put(facts, "name", model);
    put(facts, ModelFacts.DTYPE, dtype);
    put(facts, ModelFacts.DEVICE, device);
    try {
      return new ImportRequest(
          inputs,
          format,
          suite,
          new ImportRequest.TaskFacts(task, split, shots, maxNewTokens),
          tokens,
          resolution,
          pass,
          above,
          methods,
          facts,
          arguments);
    } catch (KeyRefusal refused) {
      throw new IllegalArgumentException("--" + refused.getMessage(), refused);
    }
  }

  private static void put(Map<String, String> facts, String key, String value) {
    if (!value.isEmpty()) {
      facts.put(key, value);
    }
  }

  /** Returns the options that were given, as a command line has them. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    add(arguments, "--format", format);
    add(arguments, "--suite", suite.equals("imported") ? "" : suite);
    add(arguments, "--task", task);
    add(arguments, "--split", split.equals(ImportRequest.UNKNOWN) ? "" : split);
    add(arguments, "--shots", shots < 0 ? "" : Integer.toString(shots));
    add(arguments, "--max-new-tokens", maxNewTokens < 0 ? "" : Integer.toString(maxNewTokens));
    add(arguments, "--tokens", tokens == null ? "" : tokens.toString());
    add(arguments, "--resolution", resolution == null ? "" : resolution.toString());
    add(arguments, "--pass", pass);
    above.forEach(speedup -> add(arguments, "--above", speedup.toString()));
    methods.forEach((name, method) -> add(arguments, "--method", name + "=" + method));
    add(arguments, "--model", model);
    add(arguments, "--dtype", dtype);
    add(arguments, "--device", device);
    return arguments;
  }

  private static void add(List<String> arguments, String option, String value) {
    if (!value.isEmpty()) {
      arguments.add(option);
      arguments.add(value);
    }
  }
}
