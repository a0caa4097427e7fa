package dev.conflayers.judge.gate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.base.Check;
import dev.conflayers.suite.StrictYaml;
import dev.conflayers.suite.SuiteProblem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code gate.yaml}: the rules of a gate.
 *
 * @param schemaVersion 1
 * @param family common name of the rules; errors are controlled over all of them
 * @param alpha one-sided probability that rules exactly at their margins fail
 * @param correction for multiple rules
 * @param confirmation whether a failed or undecided measurement is repeated; never if not given
 * @param unsteady handling of times if timings were not steady before measuring; void if not given
 * @param rules at least one
 * @param mutes none if not given
 */
public record GatePolicy(
    int schemaVersion,
    String family,
    double alpha,
    Correction correction,
    @Nullable Confirmation confirmation,
    @Nullable Unsteady unsteady,
    List<GateRule> rules,
    @Nullable List<Mute> mutes) {
  /** The version this code reads. */
  public static final int VERSION = 1;

  public GatePolicy {
    Check.that(
        schemaVersion == VERSION, "schemaVersion", "must be " + VERSION + ", got " + schemaVersion);
    Check.that(!family.isBlank(), "family", "must not be blank");
    Check.that(alpha > 0 && alpha < 0.5, "alpha", "must be within (0, 0.5), got " + alpha);
    Check.that(!rules.isEmpty(), "rules", "must not be empty");
    rules = List.copyOf(rules);
    mutes = mutes == null ? null : List.copyOf(mutes);
  }

  /** Multiplicity correction, which keeps many rules from failing by chance. */
  public enum Correction {
    /** Step-down over all tested rules. */
    HOLM
  }

  /** Whether to measure again if timings fail or are inconclusive. */
  public enum Confirmation {
    NEVER,
    /** One more run, pooled with the first, with bounds for two looks. */
    ONCE
  }

  /** Handling of times if timings were not steady before measuring. */
  public enum Unsteady {
    /** They are INVALID. */
    VOID,
    /**
     * They are judged, with a note. For shared machines, whose timings are never steady: the
     * compared strategies are interleaved, so they are equally warm and equally disturbed, and the
     * intervals include the noise.
     */
    NOTE
  }

  /** Returns whether unsteady timings are only a note. */
  boolean notesUnsteady() {
    return unsteady == Unsteady.NOTE;
  }

  /** Returns whether one more run is declared for timings that fail or are inconclusive. */
  boolean confirms() {
    return confirmation == Confirmation.ONCE;
  }

  /** Returns the mute of a rule that is in force today; null if there is none. */
  @Nullable Mute mute(RuleCase rule, String testbed, LocalDate today) {
    return all().stream()
        .filter(mute -> concerns(mute, rule, testbed) && !mute.expired(today))
        .findFirst()
        .orElse(null);
  }

  /** Returns the expired mutes. */
  List<Mute> expired(LocalDate today) {
    return all().stream().filter(mute -> mute.expired(today)).toList();
  }

  private List<Mute> all() {
    return Objects.requireNonNullElse(mutes, List.of());
  }

  private static boolean concerns(Mute mute, RuleCase rule, String testbed) {
    return mute.concerns(rule.rule().metric(), rule.task(), rule.strategy(), testbed);
  }

  /**
   * Reads the rules at {@code path}.
   *
   * @throws SuiteProblem with the line and the key that is wrong
   */
  public static GatePolicy read(Path path) throws IOException {
    try {
      return parse(path.toString(), Files.readString(path));
    } catch (CharacterCodingException e) {
      throw new SuiteProblem(path.toString(), 0, "is not UTF-8 text");
    }
  }

  /** Returns the rules that {@code text} states; problems name {@code source}. */
  public static GatePolicy parse(String source, String text) {
    return StrictYaml.parseCamelCase(source, text, GatePolicy.class);
  }

  /** Returns the JSON Schema of rules, for editors. */
  public static ObjectNode schema() {
    return StrictYaml.schema("ConfLayers gate", GatePolicy.class);
  }
}
