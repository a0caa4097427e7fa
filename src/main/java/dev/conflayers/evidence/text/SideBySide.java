package dev.conflayers.evidence.text;

import dev.conflayers.base.Kebab;
import dev.conflayers.record.TrialStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Outputs of all strategies for one prompt in one fork.
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
    /** Full depth; nothing had been drafted for the position. */
    FULL_DEPTH,
    /** The draft, accepted by full depth. */
    ACCEPTED,
    /** Full depth, in place of a drafted token that it rejected. */
    CORRECTED,
    /** The draft, rejected by full depth: not part of the text. */
    REJECTED,
    /** The draft, not verified by full depth. */
    UNVERIFIED
  }

  /**
   * One token of the text, or a rejected token of a draft.
   *
   * @param step index of the step that it comes from; negative for the first token, which prefill
   *     yields
   * @param parts whether the text diverges from full depth's here
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
   * First divergence from full depth's text, and full depth's confidence there.
   *
   * @param gap by how many nats its best token beats its second
   * @param ownGap by how many nats it beats the token of this text
   */
  public record Leaves(
      int position, double gap, double ownGap, String best, String second, String own) {}

  /**
   * A strategy's output.
   *
   * @param speedup full depth's time per token divided by its own; null if either failed
   * @param size tokens of the output
   * @param left number of tokens beyond {@code tokens}, which may be cut
   * @param leaves null if the text equals full depth's or only ends elsewhere
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

    /** Returns whether it completed. */
    public boolean ok() {
      return status == TrialStatus.OK;
    }

    /** Returns how the trial ended, in a word. */
    public String ending() {
      return Kebab.of(status);
    }
  }

  /** Returns whether every output equals full depth's. */
  public boolean same() {
    return answers.stream().allMatch(Answer::same);
  }

  /** Returns whether every output completed. */
  public boolean ok() {
    return answers.stream().allMatch(Answer::ok);
  }
}
