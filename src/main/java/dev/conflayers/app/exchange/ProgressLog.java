package dev.conflayers.app.exchange;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the scripts of ConfLayers, SWIFT and Spec-Bench print while they run: a progress bar over
 * prompts for each method, with other output between. A part is a bar, counted from 1.
 */
final class ProgressLog implements SourceFormat {
  /** What the search of ConfLayers and of SWIFT says when it ends. */
  private static final String STOPPED = "Stopped";

  @Override
  public String name() {
    return "progress-log";
  }

  @Override
  public String what() {
    return "a log with tqdm progress bars, one for each method; parts are counted from 1";
  }

  @Override
  public boolean recognises(SourceFile file) {
    return bars(file).stream().anyMatch(ProgressBar::counts);
  }

  @Override
  public List<Recording> read(SourceFile file) {
    List<ProgressBar> bars = bars(file).stream().filter(ProgressBar::counts).toList();
    if (bars.isEmpty()) {
      throw file.problem(1, "holds no progress bar over prompts");
    }
    List<Recording> recordings = new ArrayList<>();
    for (ProgressBar bar : bars) {
      recordings.add(
          new Recording(
              file,
              bars.size() == 1 ? "" : Integer.toString(recordings.size() + 1),
              "",
              bar.answers(),
              ProgressBar.RESOLUTION,
              null,
              List.of(),
              List.of()));
    }
    return recordings;
  }

  private static List<ProgressBar> bars(SourceFile file) {
    List<ProgressBar> bars = new ArrayList<>();
    @Nullable ProgressBar prompts = null;
    String[] lines = file.text().split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      for (String piece : lines[i].split("\r", -1)) {
        ProgressBar.State state = ProgressBar.State.of(piece, i + 1);
        if (state != null) {
          ProgressBar last = lastOf(bars, state);
          if (last == null) {
            last = new ProgressBar(file, state);
            bars.add(last);
          } else {
            last.add(state);
          }
          prompts = last.counts() ? last : prompts;
        }
        if (piece.contains(STOPPED) && prompts != null) {
          prompts.searchStopped();
        }
      }
    }
    return bars;
  }

  private static @Nullable ProgressBar lastOf(List<ProgressBar> bars, ProgressBar.State state) {
    for (int i = bars.size() - 1; i >= 0; i--) {
      if (bars.get(i).goesOnWith(state)) {
        return bars.get(i);
      }
      if (bars.get(i).counts() != (!state.named() && state.total() > 1)) {
        continue;
      }
      return null;
    }
    return null;
  }
}
