package dev.conflayers.cli;

import dev.conflayers.app.prompt.TracedPiece;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows a generation's text, token by token, with where each token comes from. */
final class TracedText {
  private TracedText() {}

  /** Returns the text in colours, or with marks where there are none. */
  static String render(List<TracedPiece> pieces, Terminal terminal) {
    StringBuilder text = new StringBuilder();
    for (TracedPiece traced : pieces) {
      if (traced.text().isEmpty()) {
        // The end of the text, or part of a character: nothing to mark.
        continue;
      }
      TracedPiece piece =
          traced.origin() == TracedPiece.Origin.REJECTED ? onOneLine(traced) : traced;
      text.append(terminal.colour() ? coloured(piece, terminal) : marked(piece));
    }
    return text.toString();
  }

  /** A line break that is not part of the text must not break its lines. */
  private static TracedPiece onOneLine(TracedPiece piece) {
    return new TracedPiece(piece.origin(), piece.text().replace("\n", "↵").replace("\r", "↵"));
  }

  private static String coloured(TracedPiece piece, Terminal terminal) {
    return switch (piece.origin()) {
      case FULL_DEPTH -> piece.text();
      case ACCEPTED -> terminal.styled("32", piece.text());
      case CORRECTED -> terminal.styled("33", piece.text());
      case REJECTED -> terminal.styled("2;9;31", piece.text());
    };
  }

  private static String marked(TracedPiece piece) {
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
                new TracedPiece(TracedPiece.Origin.ACCEPTED, "accepted draft"),
                new TracedPiece(TracedPiece.Origin.REJECTED, "rejected draft"),
                new TracedPiece(TracedPiece.Origin.CORRECTED, "its correction"),
                new TracedPiece(TracedPiece.Origin.FULL_DEPTH, "full depth, no draft"))
            .map(piece -> render(List.of(piece), terminal))
            .collect(Collectors.joining("  "));
  }
}
