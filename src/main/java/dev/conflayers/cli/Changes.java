package dev.conflayers.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the commands that read suites have in common: changes to the suite. */
final class Changes {
  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "Measure this model instead of the suite's: a name that 'models list' shows, a Hugging"
              + " Face id such as HuggingFaceTB/SmolLM2-135M-Instruct, a folder, or a .gguf file.")
  private @Nullable String model;

  @Option(
      names = "--forks",
      paramLabel = "N",
      description = "Measure in this many JVMs, one after the other; each is a replicate.")
  private @Nullable Integer forks;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description = "Decode exactly this many prompts in each JVM before measuring.")
  private @Nullable Integer warmUp;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Let the model use this many threads; 0 for one per core.")
  private @Nullable Integer threads;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Change a key of the suite, such as run.seed=7, tasks.gsm8k.prompts=5 or"
              + " strategies.conflayers.settings.skip-ratio=0.5. May be given again.")
  private List<String> assignments = new ArrayList<>();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  /** Returns the changes as assignments, in order. */
  List<String> all() {
    return all(null);
  }

  /**
   * Returns the changes as assignments, in order.
   *
   * @param prompts of each task; null for as many as the suite says
   */
  List<String> all(@Nullable Integer prompts) {
    List<String> all = new ArrayList<>();
    if (model != null) {
      refuseContradiction("--model", model, "model[.]name");
      all.add("model.name=" + model);
    }
    add(all, "prompts", prompts, "(defaults[.])?tasks.*[.]prompts|prompts");
    add(all, "forks", forks, "(run[.])?forks");
    add(all, "warm-up", warmUp, "(run[.])?warm-up([.](least|most))?");
    add(all, "threads", threads, "(model[.])?threads");
    all.addAll(assignments);
    return all;
  }

  @Nullable Integer forks() {
    return forks;
  }

  private void add(List<String> all, String key, @Nullable Integer value, String sameKeys) {
    if (value != null) {
      refuseContradiction("--" + key, value.toString(), sameKeys);
      all.add(key + "=" + value);
    }
  }

  private void refuseContradiction(String option, String value, String sameKeys) {
    Pattern same = Pattern.compile("\\s*(" + sameKeys + ")\\s*=(.*)", Pattern.DOTALL);
    for (String assignment : assignments) {
      if (same.matcher(assignment).matches()
          && !assignment.substring(assignment.indexOf('=') + 1).strip().equals(value)) {
        throw new ParameterException(
            command.commandLine(),
            option + " " + value + " and --set " + assignment + " contradict each other; give one");
      }
    }
  }
}
