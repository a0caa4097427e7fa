package dev.conflayers.app.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The states of one progress bar of Python's tqdm, and the seconds of each step behind them.
 *
 * <p>A bar prints the time elapsed in whole seconds and a rate with two decimals. The rate is an
 * exponential moving average with weight 0.3 on the last step, divided by 1 - 0.7^n so that it
 * begins unbiased. From the averages before and after a step follows the step's own time: {@code
 * (p_n (1 - 0.7^n) - 0.7 p_{n-1} (1 - 0.7^{n-1})) / 0.3}, about 0.03 s off where seconds are
 * printed. The elapsed times say by less than a second what all steps until then took together.
 */
final class ProgressBar {
  private static final double WEIGHT = 0.3;

  /** Two decimals are printed. */
  private static final double ROUNDING = 0.005;

  /** What the clock of a bar leaves open of any sum. */
  static final double RESOLUTION = 1;

  private static final Pattern STATE =
      Pattern.compile(
          "\\|\\s*(\\d+)/(\\d+) \\[([0-9:]+)<[^,]*,\\s*(?:([0-9.]+)(s/it|it/s)|\\?[a-z/]+)");

  private final SourceFile file;
  private final int total;
  private final int firstLine;
  private final boolean named;
  private final List<State> states = new ArrayList<>();
  private @Nullable Integer searchEnd;

  ProgressBar(SourceFile file, State first) {
    this.file = file;
    this.total = first.total();
    this.firstLine = first.line();
    this.named = first.named();
    add(first);
  }

  /**
   * What a bar shows at one time.
   *
   * @param named whether a description stands before it
   * @param perStep seconds of a step on the moving average; null before the first
   * @param off by how much that may be rounded
   */
  record State(
      int done,
      int total,
      int elapsed,
      @Nullable Double perStep,
      double off,
      boolean named,
      int line) {
    /** Returns the state that a piece of a line shows; null if it shows none. */
    static @Nullable State of(String piece, int line) {
      Matcher state = STATE.matcher(piece);
      if (!state.find()) {
        return null;
      }
      String rate = state.group(4);
      Double perStep = null;
      double off = 0;
      if (rate != null) {
        boolean slow = "s/it".equals(state.group(5));
        double value = Double.parseDouble(rate);
        perStep = slow ? value : 1 / value;
        off = slow ? ROUNDING : ROUNDING * perStep * perStep;
      }
      String before = piece.substring(0, piece.indexOf('|'));
      return new State(
          Integer.parseInt(state.group(1)),
          Integer.parseInt(state.group(2)),
          seconds(state.group(3)),
          perStep,
          off,
          before.contains(":"),
          line);
    }

    private static int seconds(String clock) {
      int seconds = 0;
      for (String part : clock.split(":", -1)) {
        seconds = 60 * seconds + (part.isEmpty() ? 0 : Integer.parseInt(part));
      }
      return seconds;
    }
  }

  /** Returns whether a state goes on where this bar is: a bar that begins again is another one. */
  boolean goesOnWith(State state) {
    return state.total() == total && state.named() == named && state.done() >= done();
  }

  /** Adds a state; of several with as many steps done, the first was printed when they were. */
  void add(State state) {
    if (states.isEmpty() || state.done() > done()) {
      states.add(state);
    }
  }

  int done() {
    return states.isEmpty() ? 0 : states.get(states.size() - 1).done();
  }

  /** Notes that a search said it had stopped while the next step was under way. */
  void searchStopped() {
    searchEnd = searchEnd == null ? Integer.valueOf(done() + 1) : searchEnd;
  }

  /** Returns whether it counts prompts: bars of files that are loaded say so before the bar. */
  boolean counts() {
    return !named && total > 1;
  }

  int firstLine() {
    return firstLine;
  }

  /** Returns the seconds of each step. */
  List<ImportedAnswer> answers() {
    List<State> steps = states.stream().filter(state -> state.done() > 0).toList();
    if (done() < total) {
      throw file.problem(
          steps.isEmpty() ? firstLine : steps.get(steps.size() - 1).line(),
          "the progress bar ends at "
              + done()
              + " of "
              + total
              + ": the log was cut off, or the"
              + " run was");
    }
    List<ImportedAnswer> answers = new ArrayList<>();
    double smoothed = 0;
    double sum = 0;
    double unsure = 0;
    for (int i = 0; i < steps.size(); i++) {
      State state = steps.get(i);
      int n = i + 1;
      if (state.done() != n) {
        throw file.problem(
            state.line(),
            "the progress bar goes from "
                + (n - 1)
                + " to "
                + state.done()
                + ": it was not printed after each prompt, so that the time of each is not known");
      }
      if (state.perStep() == null) {
        throw file.problem(state.line(), "the progress bar shows no rate");
      }
      double now = state.perStep() * (1 - Math.pow(1 - WEIGHT, n));
      double seconds = (now - (1 - WEIGHT) * smoothed) / WEIGHT;
      smoothed = now;
      sum += seconds;
      // In the sum each average counts once but the last, which counts 1 / 0.3 times.
      check(state, n, seconds, sum, unsure + state.off() / WEIGHT);
      unsure += state.off();
      ImportedAnswer answer = ImportedAnswer.timed(seconds, state.line());
      answers.add(searchEnd != null && searchEnd == n ? answer.endingSearch() : answer);
    }
    return answers;
  }

  /** The rates must add up to the elapsed times: a cut, edited or mixed log does not. */
  private void check(State state, int n, double seconds, double sum, double unsure) {
    if (!(seconds > 0)
        || sum < state.elapsed() - unsure
        || sum > state.elapsed() + RESOLUTION + unsure) {
      throw file.problem(
          state.line(),
          String.format(
              Locale.ROOT,
              "the rates up to prompt %d add up to %.1f s where the bar says %d s: lines are"
                  + " missing, of another run, or changed",
              n,
              sum,
              state.elapsed()));
    }
  }
}
