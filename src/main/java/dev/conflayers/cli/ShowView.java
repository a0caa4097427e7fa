package dev.conflayers.cli;

import dev.conflayers.app.prompt.TracedPiece;
import dev.conflayers.base.Visible;
import dev.conflayers.evidence.text.SideBySide;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Outputs of a prompt below each other, for a terminal. */
final class ShowView {
  private final Terminal terminal;

  ShowView(Terminal terminal) {
    this.terminal = terminal;
  }

  void show(SideBySide prompt, boolean steps) {
    terminal.println(
        terminal.styled("1", prompt.task() + "/" + visible(prompt.example()))
            + ", fork "
            + prompt.fork());
    terminal.println(terminal.wrapped(visible(prompt.prompt())));
    if (!prompt.reference().isEmpty()) {
      terminal.println(terminal.wrapped("Reference: " + visible(prompt.reference())));
    }
    terminal.println(TracedText.legend(terminal));
    for (SideBySide.Answer answer : prompt.answers()) {
      terminal.println("");
      terminal.println(terminal.styled("1", title(answer)));
      terminal.println(TracedText.render(pieces(answer), terminal));
      if (answer.left() > 0) {
        terminal.println("... " + answer.left() + " more tokens; --all shows them");
      }
      SideBySide.Leaves leaves = answer.leaves();
      if (leaves != null) {
        terminal.println(terminal.wrapped(leaves(leaves)));
      }
      if (steps) {
        answer.steps().forEach(step -> terminal.println(step(step)));
      }
    }
  }

  private static String title(SideBySide.Answer answer) {
    Double speedup = answer.speedup();
    return answer.strategy()
        + (answer.ok() ? "" : ", " + answer.ending())
        + (speedup == null ? "" : String.format(Locale.ROOT, ", %.2fx", speedup))
        + ", "
        + answer.size()
        + " tokens, "
        + (answer.same() ? "the same as full depth" : "not full depth's");
  }

  private static String leaves(SideBySide.Leaves leaves) {
    return String.format(
        Locale.ROOT,
        "Leaves full depth's text at token %d, with '%s', which full depth puts %.3g nats below its"
            + " best, '%s'; its second, '%s', is %.3g below.",
        leaves.position() + 1,
        visible(leaves.own()),
        leaves.ownGap(),
        visible(leaves.best()),
        visible(leaves.second()),
        leaves.gap());
  }

  private static List<TracedPiece> pieces(SideBySide.Answer answer) {
    List<TracedPiece> pieces = new ArrayList<>();
    for (SideBySide.Token token : answer.tokens()) {
      if (token.parts()) {
        pieces.add(new TracedPiece(TracedPiece.Origin.FULL_DEPTH, "▶"));
      }
      pieces.add(new TracedPiece(origin(token.origin()), visible(token.text())));
    }
    return pieces;
  }

  private static TracedPiece.Origin origin(SideBySide.Origin origin) {
    return switch (origin) {
      case FULL_DEPTH, UNVERIFIED -> TracedPiece.Origin.FULL_DEPTH;
      case ACCEPTED -> TracedPiece.Origin.ACCEPTED;
      case CORRECTED -> TracedPiece.Origin.CORRECTED;
      case REJECTED -> TracedPiece.Origin.REJECTED;
    };
  }

  private static String step(SideBySide.Step step) {
    return String.format(
        Locale.ROOT,
        "  step %d: accepted %d, emitted %d; draft %.2f, verify %.2f, search %.2f ms%s",
        step.step() + 1,
        step.accepted(),
        step.emitted(),
        step.draftMillis(),
        step.verifyMillis(),
        step.searchMillis(),
        step.drafted().isEmpty() ? "" : "; drafted " + visible(step.drafted()));
  }

  private static String visible(String text) {
    return Visible.of(text, "\n\t");
  }
}
