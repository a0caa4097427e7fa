package dev.conflayers.judge.tune;

import com.fasterxml.jackson.databind.JsonNode;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.FrozenSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Frozen configuration: a choice of tuning with all its evidence, as {@link FrozenFiles} stores it.
 *
 * @param format always {@value #FORMAT}
 * @param version of the format
 * @param answer {@value #STRATEGY} if {@code strategy} is to be used, else {@value #FULL_DEPTH}
 * @param why in one sentence
 * @param suite that supplied the candidates
 * @param seed of the measuring order
 * @param allowance the loss that was allowed; null if none was
 * @param strategy kind, name, state and settings as in a suite; null if the answer is full depth
 * @param sets the skip sets that its search on the tune split had found when the first JVM of the
 *     test began to measure; empty for strategies that do not search before they are measured
 * @param tune the choice's estimate of the last round; biased upwards, because it made the choice
 * @param test null if no candidate was left to be tested
 * @param tried what each round measured, in order
 * @param environment the machine of the last run
 */
public record FrozenFile(
    String format,
    int version,
    String answer,
    String why,
    Model model,
    Source suite,
    long seed,
    @Nullable Allowed allowance,
    @Nullable JsonNode strategy,
    List<FrozenSet> sets,
    @Nullable StoredEstimate tune,
    @Nullable Test test,
    List<Round> tried,
    Map<String, String> environment) {
  /** Identifies such a file. */
  public static final String FORMAT = "conflayers-frozen";

  /** The version this code writes and reads. */
  public static final int VERSION = 1;

  /** The answer if nothing is gained. */
  public static final String FULL_DEPTH = "full-depth";

  /** The answer if something is gained. */
  public static final String STRATEGY = "strategy";

  public FrozenFile {
    // When read as a tree, null is a node.
    strategy = strategy == null || strategy.isNull() ? null : strategy;
    sets = List.copyOf(sets);
    tried = List.copyOf(tried);
    environment = Collections.unmodifiableMap(new TreeMap<>(environment));
  }

  /** Returns whether the answer is full depth, which adds nothing to a suite. */
  public boolean fullDepth() {
    return answer.equals(FULL_DEPTH);
  }

  /**
   * The measured model.
   *
   * @param facts its provenance, including checksums
   */
  public record Model(String name, String dtype, String device, Map<String, String> facts) {
    public Model {
      facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    }
  }

  /**
   * A suite.
   *
   * @param fingerprint SHA-256 of its plan
   */
  public record Source(String name, String fingerprint) {}

  /** The largest allowed loss of a metric. */
  public record Allowed(String metric, double most) {}

  /**
   * A number with its interval.
   *
   * @param low null if prompts are too few for an interval
   * @param prompts how many
   * @param jvms number of JVMs that measured them
   */
  public record StoredEstimate(
      String estimand,
      @Nullable Double value,
      @Nullable Double low,
      @Nullable Double high,
      double confidence,
      int prompts,
      int jvms) {
    /** Returns {@code figure} in its stored form; null for null. */
    public static @Nullable StoredEstimate of(@Nullable Estimate figure) {
      return figure == null
          ? null
          : new StoredEstimate(
              figure.estimand().symbol(),
              figure.value(),
              figure.bounds().low(),
              figure.bounds().high(),
              figure.bounds().confidence(),
              figure.n(),
              figure.forks());
    }
  }

  /**
   * Results on the test split.
   *
   * @param run its directory's name
   * @param chosen the candidate that won the rounds
   * @param speed speedup of the chosen over full depth
   * @param preset the suite's first candidate, the untuned default
   * @param presetSpeed speedup of the preset over full depth
   * @param overPreset time per token of the preset divided by that of the chosen; null if they are
   *     the same
   */
  public record Test(
      String run,
      String chosen,
      @Nullable StoredEstimate speed,
      String preset,
      @Nullable StoredEstimate presetSpeed,
      @Nullable StoredEstimate overPreset) {}

  /** One round on the tune split, with {@code prompts} of each task. */
  public record Round(String run, int prompts, List<Tried> candidates) {
    public Round {
      candidates = List.copyOf(candidates);
    }
  }

  /** Results of a candidate in a round, and its fate. */
  public record Tried(
      String name,
      String kind,
      @Nullable StoredEstimate speed,
      int failures,
      boolean kept,
      String why) {}
}
