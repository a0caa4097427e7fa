package dev.conflayers.cli;

import dev.conflayers.decode.NanoClock;
import dev.conflayers.record.Measurement;
import dev.conflayers.run.Progress;
import dev.conflayers.run.RunListener;
import dev.conflayers.run.fork.TurnTaking;
import dev.conflayers.suite.plan.RunPlan;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Shows the user of a terminal how far a measurement is. */
final class TerminalProgress implements Progress {
  private final Terminal terminal;
  private final NanoClock clock;
  private final Map<String, String> environment;

  TerminalProgress(Terminal terminal, NanoClock clock, Map<String, String> environment) {
    this.terminal = terminal;
    this.clock = clock;
    this.environment = environment;
  }

  @Override
  public void note(String sentence) {
    terminal.note(sentence);
  }

  @Override
  public void doing(String what) {
    if (terminal.live()) {
      terminal.redraw(what);
    }
  }

  @Override
  public void done() {
    terminal.clear();
  }

  /** Sentences stay on a terminal, all else is overwritten by what comes next. */
  @Override
  public void loading(String model, String step) {
    String doing = "Loading " + model + " ... ";
    if (!terminal.live()) {
      terminal.note(step.isEmpty() ? doing.strip() : step);
    } else {
      if (step.endsWith(".")) {
        terminal.clear();
        terminal.note(step);
      }
      terminal.redraw(doing + (step.endsWith(".") ? "" : step));
    }
  }

  /** A gate that measures two builds interleaves their processes. */
  @Override
  public RunListener trials(RunPlan plan, int fork, List<Measurement> before) {
    ProgressView view = new ProgressView(terminal, clock, plan, fork);
    view.resume(before);
    return environment.containsKey(TurnTaking.VARIABLE)
        ? new TurnTaking(
            view,
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
            terminal.out())
        : view;
  }
}
