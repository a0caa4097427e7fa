package dev.conflayers.cli;

import dev.conflayers.decode.Generation;
import dev.conflayers.decode.StepTrace;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.model.token.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A generation's text, token by token, with where each token comes from. */
final class TracedText {
  private TracedText() {}

  /** Where a token comes from. */
  enum Origin {
    /** Full depth, where nothing had been drafted for the place. */
    FULL_DEPTH(""),
    /** The draft, and full depth agreed. */
    ACCEPTED("32"),
    /** Full depth, in place of a drafted token it did not agree with. */
    CORRECTED("33"),
    /** The draft, and full depth did not agree: not part of the text. */
    REJECTED("2;9;31");

    private final String style;

    Origin(String style) {
      this.style = style;
    }
  }

  /** One token of the text, or one that was drafted in vain. */
  record Piece(Origin origin, String text) {}

  static List<Piece> pieces(Generation generation, Tokenizer tokenizer) {
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
    List<Piece> pieces = new ArrayList<>();
    String before = "";
    for (int i = 0; i < generation.tokens().size(); i++) {
      for (String text : i < rejected.size() ? rejected.get(i) : List.<String>of()) {
        pieces.add(new Piece(Origin.REJECTED, text));
      }
      String now = tokenizer.decode(generation.tokens().prefix(i + 1));
      String text = now.startsWith(before) ? now.substring(before.length()) : "";
      before = now.startsWith(before) ? now : before;
      pieces.add(new Piece(i < origins.size() ? origins.get(i) : Origin.FULL_DEPTH, text));
    }
    return pieces;
  }

  private static List<String> texts(TokenIds chain, int from, Tokenizer tokenizer) {
    int[] tokens = chain.toArray();
    return Arrays.stream(tokens, from, tokens.length)
        .mapToObj(token -> tokenizer.decode(TokenIds.of(token)))
        .toList();
  }

  /** Returns the text in colours, or with marks where there are none. */
  static String render(List<Piece> pieces, Terminal terminal) {
    StringBuilder text = new StringBuilder();
    for (Piece traced : pieces) {
      if (traced.text().isEmpty()) {
        // The end of the text, or part of a character: nothing to mark.
        continue;
      }
      Piece piece = traced.origin() == Origin.REJECTED ? onOneLine(traced) : traced;
      text.append(
          terminal.colour()
              ? (piece.origin().style.isEmpty()
                  ? piece.text()
                  : terminal.styled(piece.origin().style, piece.text()))
              : marked(piece));
    }
    return text.toString();
  }

  /** A line break that is not part of the text must not break its lines. */
  private static Piece onOneLine(Piece piece) {
    return new Piece(piece.origin(), piece.text().replace("\n", "↵").replace("\r", "↵"));
  }

  private static String marked(Piece piece) {
    return switch (piece.origin()) {
      case FULL_DEPTH -> piece.text();
      case ACCEPTED -> "‹" + piece.text() + "›";
      case CORRECTED -> "«" + piece.text() + "»";
      case REJECTED -> "~" + piece.text() + "~";
    };
  }

  static String legend(Terminal terminal) {
    return "Legend: "
        + Stream.of(
                new Piece(Origin.ACCEPTED, "accepted draft"),
                new Piece(Origin.REJECTED, "rejected draft"),
                new Piece(Origin.CORRECTED, "its correction"),
                new Piece(Origin.FULL_DEPTH, "full depth, no draft"))
            .map(piece -> render(List.of(piece), terminal))
            .collect(Collectors.joining("  "));
  }
}
