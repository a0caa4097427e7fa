package dev.conflayers.app.prompt;

import dev.conflayers.decode.Generation;
import dev.conflayers.decode.StepTrace;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.model.token.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One token of a generated text with where it comes from, or one that was drafted in vain. */
public record TracedPiece(Origin origin, String text) {
  /** Where a token comes from. */
  public enum Origin {
    /** Full depth, where nothing had been drafted for the place. */
    FULL_DEPTH,
    /** The draft, and full depth agreed. */
    ACCEPTED,
    /** Full depth, in place of a drafted token it did not agree with. */
    CORRECTED,
    /** The draft, and full depth did not agree: not part of the text. */
    REJECTED
  }

  /** Returns a generation's text, token by token. */
  static List<TracedPiece> of(Generation generation, Tokenizer tokenizer) {
    List<Origin> origins = new ArrayList<>();
    List<List<String>> rejected = new ArrayList<>();
    origins.add(Origin.FULL_DEPTH);
    rejected.add(List.of());
    for (StepTrace step : generation.trace().steps()) {
      for (int i = 0; i < step.emitted().size(); i++) {
        boolean bonus = i == step.accepted();
        boolean refused = bonus && step.accepted() < step.drafted();
        origins.add(bonus ? (refused ? Origin.CORRECTED : Origin.FULL_DEPTH) : Origin.ACCEPTED);
        rejected.add(refused ? texts(step.chain(), step.accepted(), tokenizer) : List.of());
      }
    }
    List<TracedPiece> pieces = new ArrayList<>();
    String before = "";
    for (int i = 0; i < generation.tokens().size(); i++) {
      for (String text : i < rejected.size() ? rejected.get(i) : List.<String>of()) {
        pieces.add(new TracedPiece(Origin.REJECTED, text));
      }
      String now = tokenizer.decode(generation.tokens().prefix(i + 1));
      String text = now.startsWith(before) ? now.substring(before.length()) : "";
      before = now.startsWith(before) ? now : before;
      pieces.add(new TracedPiece(i < origins.size() ? origins.get(i) : Origin.FULL_DEPTH, text));
    }
    return pieces;
  }

  private static List<String> texts(TokenIds chain, int from, Tokenizer tokenizer) {
    int[] tokens = chain.toArray();
    return Arrays.stream(tokens, from, tokens.length)
        .mapToObj(token -> tokenizer.decode(TokenIds.of(token)))
        .toList();
  }
}
