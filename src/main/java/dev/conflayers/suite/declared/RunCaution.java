package dev.conflayers.suite.declared;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * A circumstance of a run, known before its first trial, that limits what its numbers show. It is
 * kept as data, so that whoever judges a run reads no sentences.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RunCaution.CutPrompts.class, name = "cut-prompts"),
  @JsonSubTypes.Type(value = RunCaution.ChangedSuite.class, name = "changed-suite"),
  @JsonSubTypes.Type(value = RunCaution.RandomText.class, name = "random-text"),
  @JsonSubTypes.Type(value = RunCaution.LossyAcceptance.class, name = "lossy-acceptance"),
  @JsonSubTypes.Type(value = RunCaution.MeasuredWarmUp.class, name = "measured-warm-up")
})
public sealed interface RunCaution {
  /** Returns a sentence for people, without its full stop. */
  String words();

  /**
   * Prompts were too long for the model and lost the end of their body.
   *
   * @param positions of the model's context
   * @param cut prompts that lost something
   * @param prompts all that are measured
   * @param mostTokens the largest loss of one prompt
   */
  record CutPrompts(int positions, int cut, int prompts, int mostTokens) implements RunCaution {
    @Override
    public String words() {
      return "cut to the model's "
          + positions
          + " positions: "
          + cut
          + " of "
          + prompts
          + " prompts lost the end of their body, "
          + mostTokens
          + " tokens at most";
    }
  }

  /** The suite that was measured is not the file's: {@code --set} and its like changed keys. */
  record ChangedSuite(List<Change> changes) implements RunCaution {
    public ChangedSuite {
      changes = List.copyOf(changes);
    }

    @Override
    public String words() {
      return "the suite was changed: "
          + String.join(" ", changes.stream().map(Change::assignment).toList());
    }
  }

  /**
   * A key of the suite that was given another value.
   *
   * @param key its path, such as {@code tasks[0].prompts}
   */
  record Change(String key, String value) {
    private static final String PROMPTS = "prompts";

    /** Returns the change that {@code KEY=VALUE} asks for. */
    public static Change of(String assignment) {
      int equals = assignment.indexOf('=');
      return equals < 0
          ? new Change(assignment, "")
          : new Change(assignment.substring(0, equals), assignment.substring(equals + 1));
    }

    /** Returns whether it is of how many prompts of a task are measured. */
    public boolean ofPrompts() {
      return key.substring(key.lastIndexOf('.') + 1).equals(PROMPTS);
    }

    /** Returns {@code KEY=VALUE}. */
    public String assignment() {
      return key + "=" + value;
    }
  }

  /**
   * Tokens are drawn at random, so that two texts of one strategy need not be the same.
   *
   * @param sampler its settings, the way a suite file says them
   */
  record RandomText(String sampler) implements RunCaution {
    @Override
    public String words() {
      return "tokens are drawn at random: "
          + sampler
          + "; every method draws for itself, from the same seed for the same prompt and"
          + " repetition";
    }
  }

  /** Acceptance is typical: texts are not distributed as full depth's. */
  record LossyAcceptance() implements RunCaution {
    @Override
    public String words() {
      return "NOT lossless: acceptance is typical, which lets a drafted token pass that full depth"
          + " finds likely enough, so that texts are not distributed as full depth's";
    }
  }

  /** A data set had no spare prompts, so that decoders warmed up on prompts that are measured. */
  record MeasuredWarmUp() implements RunCaution {
    @Override
    public String words() {
      return "some warm-up prompts are measured too, because the data have no others left";
    }
  }
}
