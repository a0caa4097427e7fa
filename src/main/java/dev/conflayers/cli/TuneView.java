package dev.conflayers.cli;

import dev.conflayers.app.Pace;
import dev.conflayers.app.tune.TuneBudget;
import dev.conflayers.app.tune.TuneOutcome;
import dev.conflayers.app.tune.TuneProgress;
import dev.conflayers.evidence.StepCosts;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.judge.tune.FrozenFile;
import dev.conflayers.judge.tune.Halving;
import dev.conflayers.report.JsonReport;
import dev.conflayers.run.fork.ExitCode;
import dev.conflayers.suite.Suite;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows what tuning will measure, how far it is, and what it chose. */
final class TuneView implements TuneProgress {
  private final Terminal terminal;

  TuneView(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The JSON form. */
  record Document(
      int exitCode,
      @Nullable String file,
      @Nullable FrozenFile frozen,
      List<Explained> lastRound) {}

  /**
   * Where the speed of a strategy comes from.
   *
   * @param costs null where nothing was drafted
   */
  record Explained(String strategy, @Nullable StepCosts costs, @Nullable Double acceptanceRate) {}

  @Override
  public void leftOut(String strategy) {
    terminal.note(
        strategy
            + " is left out, as it is not lossless; --max-loss and --metric would let it compete.");
  }

  @Override
  public void budget(Suite suite, TuneBudget budget, Pace pace) {
    int number = 0;
    for (TuneBudget.Round round : budget.rounds()) {
      terminal.note(
          String.format(
              Locale.ROOT,
              "Round %d: %d of the candidates, %d prompts of each of %d tasks (tune split), at most"
                  + " %d trials.",
              ++number,
              round.candidates(),
              round.prompts(),
              suite.tasks().size(),
              round.trials()));
    }
    terminal.note(
        String.format(
            Locale.ROOT,
            "Test: the fastest, the suite's first candidate and full depth, at most %d trials.",
            budget.test().trials()));
    terminal.note(
        String.format(
            Locale.ROOT,
            "In all at most %d trials and %d new tokens: %s, prompts, searches and reports not"
                + " counted.",
            budget.trials(),
            budget.mostTokens(),
            pace.about(budget.mostTokens())));
  }

  @Override
  public void begins(int number, int of, int candidates, int prompts) {
    terminal.note(
        String.format(
            Locale.ROOT,
            "Round %d of %d: %d candidates, %d prompts of each task.",
            number,
            of,
            candidates,
            prompts));
  }

  @Override
  public void ends(int number, List<Halving.Fate> fates) {
    for (Halving.Fate fate : fates) {
      terminal.note(
          String.format(
              Locale.ROOT,
              "  round %d: %s %s: %s, %s",
              number,
              fate.kept() ? "kept" : "set aside",
              fate.candidate().strategy(),
              words(FrozenFile.StoredEstimate.of(fate.candidate().speed())),
              fate.why()));
    }
  }

  @Override
  public void tests(String winner) {
    terminal.note("Testing " + winner + " on prompts that the choice has not seen.");
  }

  @Override
  public void stopped() {
    terminal.note("Nothing was chosen. The runs are kept; the same command with --resume goes on.");
  }

  /** Shows the choice and returns what its process ends with. */
  ExitCode show(TuneOutcome outcome, boolean json) {
    ExitCode code = OutcomeView.code(outcome.last());
    if (json) {
      terminal.print(
          JsonReport.document(
              new Document(
                  code.status(),
                  outcome.file() == null ? null : outcome.file().toString(),
                  outcome.frozen(),
                  outcome.explained().stream()
                      .map(
                          one ->
                              new Explained(
                                  one.strategy(), one.costs(), one.drafting().acceptanceRate()))
                      .toList())));
      return code;
    }
    FrozenFile frozen = outcome.frozen();
    if (frozen == null) {
      return code;
    }
    terminal.println("");
    FrozenFile.Test test = frozen.test();
    String answer = test == null || frozen.fullDepth() ? "full depth" : test.chosen();
    terminal.println(
        terminal.styled(
            frozen.fullDepth() ? "1;33" : "1;32",
            terminal.wrapped("Answer: " + answer + ". Why: " + frozen.why() + ".")));
    terminal.println("");
    estimates(frozen, outcome.text());
    outcome.explained().forEach(one -> terminal.println(terminal.wrapped(explanation(one))));
    terminal.println("");
    terminal.println("Tried:   " + tried(frozen));
    terminal.println("Written: " + outcome.file());
    return code;
  }

  private void estimates(FrozenFile frozen, String text) {
    FrozenFile.Test test = frozen.test();
    if (test == null) {
      return;
    }
    line(test.chosen() + " on the test split", words(test.speed()));
    if (!text.isEmpty()) {
      terminal.println(terminal.wrapped(text));
    }
    line(
        test.chosen() + " on the tune split",
        words(frozen.tune()) + "; biased, as the choice was made by it: trust the test");
    if (test.overPreset() != null) {
      line(test.preset() + ", the suite's first, on the test split", words(test.presetSpeed()));
      line(
          test.chosen() + " against " + test.preset() + ", time per token",
          words(test.overPreset()) + told(test.overPreset()));
    } else {
      terminal.println(
          terminal.wrapped(test.chosen() + " is the suite's first candidate, the default."));
    }
    terminal.println("");
  }

  private void line(String what, String value) {
    terminal.println(terminal.wrapped(what + ": " + value));
  }

  /** Says whether tuning has paid at all. */
  private static String told(FrozenFile.StoredEstimate ratio) {
    if (ratio.low() == null || ratio.high() == null || (ratio.low() <= 1 && ratio.high() >= 1)) {
      return "; the two cannot be told apart";
    }
    return ratio.high() < 1 ? "; the suite's first is faster" : "";
  }

  private static String words(FrozenFile.@Nullable StoredEstimate estimate) {
    if (estimate == null || estimate.value() == null) {
      return "not measured";
    }
    String interval =
        estimate.low() == null || estimate.high() == null
            ? "no interval"
            : String.format(
                Locale.ROOT,
                "%.0f%% interval %.3f to %.3f",
                100 * estimate.confidence(),
                estimate.low(),
                estimate.high());
    return String.format(
        Locale.ROOT,
        "%s %.3fx (%s; %d prompts, %d %s)",
        estimate.estimand(),
        estimate.value(),
        interval,
        estimate.prompts(),
        estimate.jvms(),
        estimate.jvms() == 1 ? "JVM" : "JVMs");
  }

  private static String explanation(Comparison one) {
    StepCosts costs = one.costs();
    Double accepted = one.drafting().acceptanceRate();
    if (costs == null) {
      return "Why " + one.strategy() + ": it drafted nothing that was verified.";
    }
    return String.format(
        Locale.ROOT,
        "Why %s: it drafts %.2f tokens a verification, each for %.3f of a full step; a verification"
            + " costs %.3f of one and yields %.2f tokens, as %s of the drafts are accepted. These"
            + " costs predict %.3fx while decoding (last round, tune split).",
        one.strategy(),
        costs.draftedPerStep(),
        costs.draftCost(),
        costs.verifyCost(),
        costs.tokensPerStep(),
        accepted == null ? "none" : String.format(Locale.ROOT, "%.1f%%", 100 * accepted),
        costs.predictedSpeedup());
  }

  private static String tried(FrozenFile frozen) {
    return frozen.tried().stream()
        .map(
            round -> round.candidates().size() + " on " + round.prompts() + " prompts of each task")
        .collect(Collectors.joining(", "));
  }
}
