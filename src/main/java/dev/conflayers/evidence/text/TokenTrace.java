package dev.conflayers.evidence.text;

import dev.conflayers.model.token.TokenIds;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.TokenTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Origin of each token of an output, by the steps of its trial. */
final class TokenTrace {
  private static final double NANOS_PER_MILLI = 1e6;

  private final Measurement trial;
  private final TokenTexts texts;
  private final boolean verified;

  /**
   * @param verified whether full depth checks what is drafted
   */
  TokenTrace(Measurement trial, TokenTexts texts, boolean verified) {
    this.trial = trial;
    this.texts = texts;
    this.verified = verified;
  }

  /**
   * Returns the tokens of the output, at most {@code most} of them, including rejected drafts.
   *
   * @param parting index of the token at which the text diverges from full depth's; negative if
   *     none
   */
  List<SideBySide.Token> tokens(int parting, int most) {
    List<SideBySide.Token> tokens = new ArrayList<>();
    int size = Math.min(most, trial.output().size());
    if (size > 0) {
      tokens.add(token(SideBySide.Origin.FULL_DEPTH, trial.output().get(0), -1, parting == 0));
    }
    // Prefill yields the first token, before any step.
    int at = 1;
    for (int s = 0; s < trial.steps().size() && at < size; s++) {
      Measurement.Step step = trial.steps().get(s);
      for (int i = 0; i < step.emitted().size() && at < size; i++) {
        SideBySide.Origin origin = origin(step, i);
        if (origin == SideBySide.Origin.CORRECTED) {
          rejected(step.chain(), step.accepted(), s, tokens);
        }
        tokens.add(token(origin, trial.output().get(at), s, at == parting));
        at++;
      }
    }
    for (; at < size; at++) {
      tokens.add(token(SideBySide.Origin.FULL_DEPTH, trial.output().get(at), -1, at == parting));
    }
    return tokens;
  }

  private SideBySide.Origin origin(Measurement.Step step, int at) {
    if (!verified) {
      return SideBySide.Origin.UNVERIFIED;
    } else if (at < step.accepted()) {
      return SideBySide.Origin.ACCEPTED;
    }
    return step.accepted() < step.chain().size()
        ? SideBySide.Origin.CORRECTED
        : SideBySide.Origin.FULL_DEPTH;
  }

  private void rejected(TokenIds chain, int from, int step, List<SideBySide.Token> tokens) {
    for (int i = from; i < chain.size(); i++) {
      tokens.add(token(SideBySide.Origin.REJECTED, chain.get(i), step, false));
    }
  }

  private SideBySide.Token token(SideBySide.Origin origin, int id, int step, boolean parts) {
    return new SideBySide.Token(origin, texts.of(id), step, parts);
  }

  List<SideBySide.Step> steps() {
    List<SideBySide.Step> steps = new ArrayList<>();
    for (int s = 0; s < trial.steps().size(); s++) {
      Measurement.Step step = trial.steps().get(s);
      StringJoiner drafted = new StringJoiner(" ");
      for (int i = 0; i < step.chain().size(); i++) {
        String sure =
            i < step.confidences().size()
                ? String.format(Locale.ROOT, " %.2f", step.confidences().get(i))
                : "";
        drafted.add("[" + texts.of(step.chain().get(i)) + "]" + sure);
      }
      steps.add(
          new SideBySide.Step(
              s,
              drafted.toString(),
              step.accepted(),
              step.emitted().size(),
              step.draftNanos() / NANOS_PER_MILLI,
              step.verifyNanos() / NANOS_PER_MILLI,
              step.searchNanos() / NANOS_PER_MILLI));
    }
    return steps;
  }
}
