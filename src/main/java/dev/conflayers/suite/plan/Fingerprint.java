package dev.conflayers.suite.plan;

import dev.conflayers.base.Sha256;
import dev.conflayers.decode.method.conflayers.ConfLayers;
import dev.conflayers.suite.RunOptions;
import dev.conflayers.suite.Strategy;
import dev.conflayers.suite.Suite;
import dev.conflayers.suite.declared.Claim;
import dev.conflayers.suite.declared.MeasuringMode;
import dev.conflayers.suite.declared.Phase;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Fingerprint of a plan: plans with equal fingerprints measure the same trials in the same order.
 */
final class Fingerprint {
  /** Part of the digest; changes when the meaning of a plan does. */
  private static final String VERSION = "conflayers-plan-2";

  private Fingerprint() {}

  static String of(Suite suite, List<RunPlan.PlannedTask> tasks, List<Trial> trials) {
    Sha256 digest = begun(suite, tasks);
    for (Trial trial : trials) {
      add(
          digest,
          trial.strategy().name(),
          trial.repetition(),
          trial.phase(),
          trial.fork(),
          text(trial.prompt()));
    }
    return digest.hex();
  }

  /** Returns a digest of everything before the trials. */
  static Sha256 begun(Suite suite, List<RunPlan.PlannedTask> tasks) {
    Sha256 digest = new Sha256();
    digest.addPart(VERSION);
    digest.addPart(suite.model().toString());
    digest.addPart(suite.strategies().stream().map(Fingerprint::text).toList().toString());
    digest.addPart(suite.claims().stream().map(Fingerprint::text).toList().toString());
    digest.addPart(text(suite.run()));
    if (!suite.samplerText().isEmpty()) {
      digest.addPart(suite.samplerText());
    }
    tasks.forEach(task -> digest.addPart(task.toString()));
    return digest;
  }

  static void add(
      Sha256 digest, String strategy, int repetition, Phase phase, int fork, String prompt) {
    digest.addPart(strategy + " " + repetition + " " + phase + " " + fork);
    digest.addPart(prompt);
  }

  /** Returns the example without its template, which the dataset's checksum already covers. */
  static String text(PlannedPrompt prompt) {
    String all = prompt.toString();
    return all.substring(0, all.length() - ", template=]".length() - prompt.template().length())
        + "]";
  }

  /**
   * Returns, say, {@code StaticSkip[name=a, settings=...]}: each kind was once a Java record, and
   * runs begun then must remain resumable.
   */
  private static String text(Strategy strategy) {
    String kind =
        strategy.is(ConfLayers.METHOD)
            ? "ConfLayers"
            : Arrays.stream(strategy.kind().split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    return strategy.values().entrySet().stream()
        .map(Map.Entry::toString)
        .collect(Collectors.joining(", ", kind + "[", "]"));
  }

  /** Returns the options in the format from before suites had a mode. */
  private static String text(RunOptions run) {
    String all = run.toString();
    String both = ", mode=" + MeasuringMode.BOTH + "]";
    return run.mode() == MeasuringMode.BOTH
        ? all.substring(0, all.length() - both.length()) + "]"
        : all;
  }

  /**
   * Returns, say, {@code Speedup[strategy=a, above=1.4]}; claims that are not primary keep their
   * old format.
   */
  private static String text(Claim claim) {
    String all = claim.toString();
    String not = ", " + Claim.PRIMARY + "=false]";
    return claim.primary() ? all : all.substring(0, all.length() - not.length()) + "]";
  }
}
