package dev.conflayers.cli;

import dev.conflayers.base.Numbers;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.lab.train.HeldOutScore;
import dev.conflayers.lab.train.LogLine;
import dev.conflayers.lab.train.Trainer;
import dev.conflayers.lab.train.TrainingListener;
import java.nio.file.Path;
import java.util.Locale;

/** Shows how a training goes: one line, redrawn on a terminal, now and then a new one otherwise. */
final class TrainView implements TrainingListener {
  /** Seconds between lines where none can be redrawn. */
  private static final double PAUSE = 30;

  /** How much of the smoothed loss the newest step makes up. */
  private static final double NEWEST = 0.05;

  private final Terminal terminal;
  private final NanoClock clock;
  private double loss = Double.NaN;
  private long firstTokens = -1;
  private double firstSeconds;
  private int firstStep;
  private long shown;

  TrainView(Terminal terminal, NanoClock clock) {
    this.terminal = terminal;
    this.clock = clock;
    shown = clock.nanos();
  }

  @Override
  public void updated(LogLine line, int steps) {
    loss = Double.isNaN(loss) ? line.loss() : loss + NEWEST * (line.loss() - loss);
    if (firstTokens < 0) {
      firstTokens = line.tokens();
      firstSeconds = line.seconds();
      firstStep = line.step();
    }
    boolean due = (clock.nanos() - shown) / 1e9 >= PAUSE || line.step() == steps;
    if (terminal.live()) {
      terminal.err().print("\r\u001b[K" + text(line, steps));
      terminal.err().flush();
    } else if (due) {
      shown = clock.nanos();
      terminal.note(text(line, steps));
    }
  }

  private String text(LogLine line, int steps) {
    double seconds = line.seconds() - firstSeconds;
    String text =
        String.format(
            Locale.ROOT,
            "step %d/%d  loss %.4f  rate %.2e  norm %.2f  skipped %.0f%%",
            line.step(),
            steps,
            loss,
            line.learningRate(),
            line.gradientNorm(),
            100 * line.skipped());
    if (seconds <= 0) {
      return text;
    }
    double left = seconds / (line.step() - firstStep) * (steps - line.step());
    return text
        + String.format(
            Locale.ROOT,
            "  %.0f tokens/s  ETA %s",
            (line.tokens() - firstTokens) / seconds,
            Numbers.duration((long) left));
  }

  @Override
  public void evaluated(HeldOutScore score) {
    clear();
    for (HeldOutScore.Depth depth : score.depths()) {
      StringBuilder text = new StringBuilder("held out at step ").append(score.step());
      text.append(depth.fullDepth() ? ", full depth:" : ", every other layer out:");
      for (HeldOutScore.Task task : depth.tasks()) {
        text.append(
            String.format(
                Locale.ROOT, "  %s loss %.3f exact %.2f", task.task(), task.loss(), task.exact()));
      }
      terminal.note(text.toString());
    }
  }

  @Override
  public void note(String note) {
    clear();
    terminal.note(note);
  }

  /** Takes the line away. */
  void clear() {
    if (terminal.live()) {
      terminal.err().print("\r\u001b[K");
      terminal.err().flush();
    }
  }

  String summary(Trainer.Outcome outcome, Path folder) {
    return String.format(
        Locale.ROOT,
        "%s after step %d, %d tokens and %s: the model is in %s%s",
        outcome.interrupted() ? "Stopped" : "Done",
        outcome.step(),
        outcome.tokens(),
        Numbers.duration((long) outcome.seconds()),
        folder,
        outcome.interrupted() ? "; --resume goes on" : "");
  }
}
