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
 * A choice, and all that it rests on, as {@link FrozenFiles} keeps it.
 *
 * @param format always {@value #FORMAT}
 * @param version of the format
 * @param answer {@value #STRATEGY} if {@code strategy} is to be used, else {@value #FULL_DEPTH}
 * @param why in one sentence
 * @param suite that gave the candidates
 * @param seed of the order in which was measured
 * @param allowance the loss that was allowed; null if none was
 * @param strategy kind, name, state and settings as a suite has them; null where the answer is full
 *     depth
 * @param sets the skip sets that its search on the tune split had found when the first JVM of the
 *     test began to measure; empty for strategies that do not search before they are measured
 * @param tune the choice's estimate of the last round: too high on average, as the choice was made
 *     by it
 * @param test null where no candidate was left to be tested
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
  /** What tells such a file from others. */
  public static final String FORMAT = "conflayers-frozen";

  /** The version this code writes and reads. */
  public static final int VERSION = 1;

  /** The answer where nothing is gained. */
  public static final String FULL_DEPTH = "full-depth";

  /** The answer where something is. */
  public static final String STRATEGY = "strategy";

  public FrozenFile {
    // As a tree is read, nothing is a node of its own.
    strategy = strategy == null || strategy.isNull() ? null : strategy;
    sets = List.copyOf(sets);
    tried = List.copyOf(tried);
    environment = Collections.unmodifiableMap(new TreeMap<>(environment));
  }

  /** Returns whether there is nothing to add to a suite. */
  public boolean fullDepth() {
    return answer.equals(FULL_DEPTH);
  }

  /**
   * The model that was measured.
   *
   * @param facts its provenance, checksums among them
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

  /** The most that may be lost of a metric. */
  public record Allowed(String metric, double most) {}

  /**
   * A number with its interval.
   *
   * @param low null where so few prompts give no interval
   * @param prompts how many
   * @param jvms how many JVMs measured them
   */
  public record StoredEstimate(
      String estimand,
      @Nullable Double value,
      @Nullable Double low,
      @Nullable Double high,
      double confidence,
      int prompts,
      int jvms) {
    /** Returns {@code figure} as files keep it; null for none. */
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
   * What the test split shows.
   *
   * @param run its directory's name
   * @param chosen the candidate that won the rounds
   * @param speed of the chosen over full depth
   * @param preset the suite's first candidate: what one would use untuned
   * @param presetSpeed of the preset over full depth
   * @param overPreset time per token of the preset over that of the chosen; null if they are one
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

  /** What a round showed of a candidate, and what became of it. */
  public record Tried(
      String name,
      String kind,
      @Nullable StoredEstimate speed,
      int failures,
      boolean kept,
      String why) {}
}
