package dev.conflayers.evidence.text;

import dev.conflayers.base.Kebab;
import dev.conflayers.record.TrialStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One prompt in one fork, and what each strategy made of it.
 *
 * @param answers the baseline's first
 */
public record SideBySide(
    String task, String example, int fork, String prompt, String reference, List<Answer> answers) {
  public SideBySide {
    answers = List.copyOf(answers);
  }

  /** Where a token comes from. */
  public enum Origin {
    /** Full depth, where nothing had been drafted for the place. */
    FULL_DEPTH,
    /** The draft, and full depth agreed. */
    ACCEPTED,
    /** Full depth, in place of a drafted token that it did not agree with. */
    CORRECTED,
    /** The draft, and full depth did not agree: not part of the text. */
    REJECTED,
    /** A draft that full depth was not asked about. */
    UNVERIFIED
  }

  /**
   * One token of the text, or one that was drafted in vain.
   *
   * @param step index of the step that it comes from; negative for the first, which prefill gives
   * @param parts whether the text leaves full depth's here
   */
  public record Token(Origin origin, String text, int step, boolean parts) {}

  /**
   * One draft-verify step, or one step of full depth.
   *
   * @param drafted the drafted tokens, each with the draft's confidence in it
   */
  public record Step(
      int step,
      String drafted,
      int accepted,
      int emitted,
      double draftMillis,
      double verifyMillis,
      double searchMillis) {}

  /**
   * Where the text leaves full depth's, and how sure full depth is there.
   *
   * @param gap by how many nats its best token beats its second
   * @param ownGap by how many nats it beats the token of this text
   */
  public record Leaves(
      int position, double gap, double ownGap, String best, String second, String own) {}

  /**
   * A strategy's output.
   *
   * @param speedup full depth's time per token over its own; null where either failed
   * @param size tokens of the output
   * @param left tokens that are not among {@code tokens}, which may be cut
   * @param leaves null where the text is full depth's, or merely ends elsewhere
   */
  public record Answer(
      String strategy,
      TrialStatus status,
      @Nullable Double speedup,
      boolean same,
      int size,
      List<Token> tokens,
      int left,
      List<Step> steps,
      @Nullable Leaves leaves) {
    public Answer {
      tokens = List.copyOf(tokens);
      steps = List.copyOf(steps);
    }

    /** Returns whether it was measured to its end. */
    public boolean ok() {
      return status == TrialStatus.OK;
    }

    /** Returns how the trial ended, in a word. */
    public String ending() {
      return Kebab.of(status);
    }
  }

  /** Returns whether every output is full depth's. */
  public boolean same() {
    return answers.stream().allMatch(Answer::same);
  }

  /** Returns whether every output was measured to its end. */
  public boolean ok() {
    return answers.stream().allMatch(Answer::ok);
  }
}
