package dev.conflayers.suite.declared;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * A limitation of a run's numbers that is known before its first trial. It is stored as data, so
 * that judging a run does not require parsing sentences.
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
  /** Returns a sentence for users, without its full stop. */
  String words();

  /**
   * Prompts were too long for the model and lost the end of their body.
   *
   * @param positions length of the model's context
   * @param cut number of truncated prompts
   * @param prompts number of measured prompts
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

  /** The measured suite differs from the file: {@code --set} or similar changed keys. */
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
   * A key of the suite with its changed value.
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

    /** Returns whether it is the number of measured prompts of a task. */
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
   * @param sampler its settings, as written in a suite file
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

  /** Acceptance is typical, so texts do not have full depth's distribution. */
  record LossyAcceptance() implements RunCaution {
    @Override
    public String words() {
      return "NOT lossless: acceptance is typical, which lets a drafted token pass that full depth"
          + " finds likely enough, so that texts are not distributed as full depth's";
    }
  }

  /** A data set had no spare prompts, so decoders warmed up on measured prompts. */
  record MeasuredWarmUp() implements RunCaution {
    @Override
    public String words() {
      return "some warm-up prompts are measured too, because the data have no others left";
    }
  }
}
