package dev.conflayers.run;

import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.Logits;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.record.Agreement;
import dev.conflayers.record.Measurement;
import java.util.Arrays;

/**
 * Judges where two outputs part: full depth is fed the prompt and the text both share, and asked
 * how sure it is of what comes next. A small gap is a tie that rounding decided; a large one means
 * that one of the outputs is wrong.
 */
final class TeacherForcing {
  private final LanguageModel model;

  TeacherForcing(LanguageModel model) {
    this.model = model;
  }

  Agreement compare(TokenIds prompt, Measurement baseline, Measurement strategy) {
    TokenIds expected = baseline.output();
    TokenIds actual = strategy.output();
    int shared = expected.commonPrefix(actual);
    boolean parts = shared < Math.min(expected.size(), actual.size());
    return new Agreement(
        strategy.trial(),
        baseline.trial(),
        expected.equals(actual),
        Math.max(expected.size(), actual.size()),
        shared,
        parts ? divergence(prompt, expected, actual, shared) : null);
  }

  private Agreement.Divergence divergence(
      TokenIds prompt, TokenIds expected, TokenIds actual, int position) {
    int[] text = Arrays.copyOf(prompt.toArray(), prompt.size() + position);
    for (int i = 0; i < position; i++) {
      text[prompt.size() + i] = expected.get(i);
    }
    try (DecodeSession session = model.openSession(text.length)) {
      Logits logits = session.append(text, SkipSet.none(), Readout.everything());
      return new Agreement.Divergence(
          position,
          logits.gap(0),
          logits.logit(0, 0) - logits.values(0)[actual.get(position)],
          logits.token(0, 0),
          logits.token(0, 1),
          expected.get(position),
          actual.get(position));
    }
  }
}
