package dev.conflayers.cli;

import dev.conflayers.base.fetch.DownloadProgress;
import java.util.Locale;
import java.util.OptionalLong;

/** Shows how far a download is: redrawn on a terminal, a line for each tenth otherwise. */
final class DownloadView implements DownloadProgress {
  private final Terminal terminal;
  private String file = "";
  private long shown = -1;

  DownloadView(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void transferred(String name, long bytes, OptionalLong total) {
    if (!name.equals(file)) {
      file = name;
      shown = -1;
    }
    boolean complete = total.isPresent() && bytes >= total.getAsLong();
    String line =
        String.format(
            Locale.ROOT,
            "%s: %.1f%s MB",
            name,
            bytes / 1e6,
            total.isPresent()
                ? String.format(Locale.ROOT, " of %.1f", total.getAsLong() / 1e6)
                : "");
    long tenth = total.isPresent() && total.getAsLong() > 0 ? 10 * bytes / total.getAsLong() : 0;
    if (terminal.live()) {
      if (complete) {
        terminal.clear();
        terminal.note(line);
      } else {
        terminal.redraw(line);
      }
    } else if (tenth > shown) {
      shown = tenth;
      terminal.note(line);
    }
  }

  @Override
  public void note(String sentence) {
    terminal.note(sentence);
  }
}
