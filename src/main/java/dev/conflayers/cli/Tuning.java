package dev.conflayers.cli;

import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.analysis.Candidate;
import dev.conflayers.judge.analysis.Comparison;
import dev.conflayers.judge.analysis.StrategyVerdict;
import dev.conflayers.judge.tune.FrozenFile;
import dev.conflayers.judge.tune.FrozenFiles;
import dev.conflayers.judge.tune.Halving;
import dev.conflayers.judge.tune.Variants;
import dev.conflayers.metric.Metric;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunRecord;
import dev.conflayers.suite.Strategy;
import dev.conflayers.suite.Suite;
import dev.conflayers.suite.SuiteReader;
import dev.conflayers.suite.SuiteText;
import dev.conflayers.suite.plan.PlanProblem;
import dev.conflayers.suite.plan.RunPlan;
import dev.conflayers.task.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes the strategies of a suite through rounds on the tune split, and the best to the test. */
final class Tuning {
  private final Wiring wiring;
  private final Request request;
  private final Variants variants;
  private final TuneView view;
  private final MeasuringRun runs;
  private final Path reports;
  private final boolean offline;
  private final List<FrozenFile.Round> rounds = new ArrayList<>();

  Tuning(Wiring wiring, Request request, Path reports, boolean offline) {
    this.wiring = wiring;
    this.request = request;
    this.variants = request.variants();
    this.view = new TuneView(wiring.terminal());
    this.reports = reports;
    this.runs = new MeasuringRun(wiring, reports, offline);
    this.offline = offline;
  }

  /**
   * What to choose from and how.
   *
   * @param suitePath the file of the suite
   * @param changes what {@code --set} and its like changed of it
   * @param allowance the loss that is allowed; null for none
   * @param prompts of each task in the first round
   * @param resume whether rounds that were measured before are taken as they are
   * @param results where run directories go
   * @param out where the choice goes; null for the directory of the last run
   */
  record Request(
      Path suitePath,
      List<String> changes,
      Variants variants,
      Candidate.@Nullable Allowance allowance,
      int prompts,
      boolean resume,
      Path results,
      @Nullable Path out) {}

  /**
   * What came of it.
   *
   * @param frozen null where a run ended early, so that nothing was chosen
   * @param file where it was written; null if it was not
   * @param text what the test says about the text of the winner; empty where there was none
   * @param explained the fastest of the last round, from the same run; at most two
   */
  record Outcome(
      ExitCode exitCode,
      @Nullable FrozenFile frozen,
      @Nullable Path file,
      String text,
      List<Comparison> explained) {}

  Outcome choose() throws IOException {
    List<Strategy> left = candidates();
    Strategy preset = left.get(0);
    Materials materials = new Materials(wiring);
    TuneBudget budget = TuneBudget.of(materials, variants, left, request.prompts());
    String fingerprint = materials.plan(variants.suite()).fingerprint();
    Halving halving = new Halving(variants::lossless);
    MeasuringRun.Outcome last = null;
    List<Halving.Fate> fates = List.of();
    try (LoadedModel model = Models.load(wiring, variants.suite().model(), offline)) {
      view.budget(variants.suite(), budget, model);
      for (int size : prompts(budget)) {
        if (last != null && left.size() <= 1) {
          break;
        }
        int number = rounds.size() + 1;
        Suite round = variants.round(number, left, size);
        view.begins(number, budget.rounds().size(), left.size(), size);
        Path before = before(materials.plan(round));
        last =
            before == null
                ? runs.start(measured(round), request.results(), model)
                : runs.resume(before, false);
        if (!whole(last)) {
          return stopped(last);
        }
        fates = halving.judge(Candidate.of(record(last), Tasks::byName, request.allowance()));
        rounds.add(FrozenRecords.round(last.analysis(), size, fates));
        view.ends(number, fates);
        left = kept(left, fates);
      }
    }
    if (last == null) {
      throw new IllegalStateException("a budget has at least one round");
    }
    FrozenRecords records = new FrozenRecords(variants, fingerprint, request.allowance());
    List<Comparison> explained = explained(last.analysis(), fates);
    if (left.isEmpty()) {
      return written(records.noneLeft(last.analysis(), rounds), last, "", explained);
    }
    Strategy winner = left.get(0);
    view.tests(winner.name());
    Suite test = variants.test(finalists(preset, winner));
    Path before = before(materials.plan(test));
    MeasuringRun.Outcome tested =
        before == null
            ? runs.start(measured(test), request.results(), any -> {})
            : runs.resume(before, false);
    if (!whole(tested)) {
      return stopped(tested);
    }
    return written(
        records.tested(preset.name(), winner, record(tested), tested.analysis(), rounds),
        tested,
        text(tested.analysis(), winner),
        explained);
  }

  /** Returns the newest run of the same plan, if such runs are to be gone on with. */
  private @Nullable Path before(RunPlan plan) throws IOException {
    if (!request.resume() || !Files.isDirectory(request.results())) {
      return null;
    }
    List<Path> alike = new ArrayList<>();
    try (Stream<Path> runs = Files.list(request.results())) {
      String ending = MeasuringRun.ending(plan);
      runs.filter(run -> run.getFileName().toString().endsWith(ending)).forEach(alike::add);
    }
    Collections.sort(alike);
    for (int i = alike.size() - 1; i >= 0; i--) {
      if (new RunDirectory(alike.get(i)).manifest().fingerprint().equals(plan.fingerprint())) {
        return alike.get(i);
      }
    }
    return null;
  }

  /** Returns what may be chosen under the constraint, or says why nothing may. */
  private List<Strategy> candidates() {
    List<Strategy> all = variants.candidates();
    if (all.isEmpty()) {
      throw new PlanProblem(
          "strategies must hold one that is not full depth, or there is nothing to choose from");
    }
    Candidate.Allowance allowance = request.allowance();
    if (allowance != null) {
      refuseUnscored(allowance.metric());
      return all;
    }
    List<Strategy> lossless = all.stream().filter(s -> variants.lossless(s.name())).toList();
    if (lossless.isEmpty()) {
      throw new PlanProblem(
          (variants.suite().lossless()
                  ? "strategies must hold a lossless one"
                  : "sampler.acceptance must be exact for a text that is full depth's")
              + "; change the suite, or allow a loss with --max-loss and --metric");
    }
    all.stream()
        .filter(strategy -> !lossless.contains(strategy))
        .forEach(strategy -> view.leftOut(strategy.name()));
    return lossless;
  }

  private void refuseUnscored(String metric) {
    Set<String> known =
        variants.suite().tasks().stream()
            .flatMap(task -> Tasks.metrics(Tasks.byName(task.task())).stream())
            .map(Metric::name)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (!known.contains(metric)) {
      throw new PlanProblem(
          "--metric must be one of the suite's tasks', "
              + (known.isEmpty() ? "which have none" : String.join(", ", known))
              + ", got '"
              + metric
              + "'");
    }
  }

  private static List<Integer> prompts(TuneBudget budget) {
    return budget.rounds().stream().map(TuneBudget.Round::prompts).toList();
  }

  private MeasuringRun.Request measured(Suite suite) {
    MeasuringRun.Request changed =
        MeasuringRun.Request.changed(request.suitePath(), source(suite), request.changes());
    String note =
        "this run is part of tuning the suite "
            + variants.suite().name()
            + (suite.tasks().get(0).split().equals(Variants.TUNE)
                ? ": strategies are chosen by it, which makes the best of them look better"
                : ": it tests what was chosen on other prompts");
    return new MeasuringRun.Request(
        request.suitePath(), source(suite), changed.cautions(), List.of(note));
  }

  private static SuiteReader.Source source(Suite suite) {
    return new SuiteReader.Source(suite, SuiteText.of(suite));
  }

  private static RunRecord record(MeasuringRun.Outcome run) throws IOException {
    return new RunDirectory(run.directory()).read();
  }

  private static boolean whole(MeasuringRun.Outcome run) {
    return run.exitCode() == ExitCode.OK || run.exitCode() == ExitCode.TRIALS_FAILED;
  }

  private Outcome stopped(MeasuringRun.Outcome run) {
    view.stopped();
    return new Outcome(run.exitCode(), null, null, "", List.of());
  }

  private static List<Strategy> kept(List<Strategy> left, List<Halving.Fate> fates) {
    Set<String> kept =
        fates.stream()
            .filter(Halving.Fate::kept)
            .map(fate -> fate.candidate().strategy())
            .collect(Collectors.toSet());
    return left.stream().filter(strategy -> kept.contains(strategy.name())).toList();
  }

  /** Returns the winner and what one would use untuned, in the suite's order. */
  private static List<Strategy> finalists(Strategy preset, Strategy winner) {
    return winner.equals(preset) ? List.of(winner) : List.of(preset, winner);
  }

  /** Returns the one that was kept, if any, and the fastest of the others. */
  private static List<Comparison> explained(Analysis analysis, List<Halving.Fate> fates) {
    List<Comparison> explained = new ArrayList<>();
    for (boolean kept : List.of(true, false)) {
      fates.stream()
          .filter(fate -> fate.kept() == kept)
          .limit(1)
          .forEach(fate -> explained.add(overall(analysis, fate.candidate().strategy())));
    }
    return explained;
  }

  private static Comparison overall(Analysis analysis, String strategy) {
    return analysis.comparisons().stream()
        .filter(one -> one.strategy().equals(strategy) && one.task().equals(Comparison.ALL_TASKS))
        .findFirst()
        .orElseThrow();
  }

  private static String text(Analysis test, Strategy winner) {
    return test.verdicts().stream()
        .filter(verdict -> verdict.strategy().equals(winner.name()))
        .map(StrategyVerdict::text)
        .findFirst()
        .orElse("");
  }

  private Outcome written(
      FrozenFile frozen, MeasuringRun.Outcome last, String text, List<Comparison> explained)
      throws IOException {
    Path kept = last.directory().resolve(ChosenBefore.FILE);
    FrozenFiles.write(kept, frozen);
    Path out = request.out();
    if (out != null) {
      FrozenFiles.write(out, frozen);
    }
    Path file = out == null ? kept : out;
    // Again, for the report of a test tells how what it tests was chosen.
    new ReportFiles(reports)
        .write(
            last.analysis().run().run(),
            last.analysis(),
            ChosenBefore.of(frozen),
            new Neighbours(reports).of(last.directory()));
    return new Outcome(last.exitCode(), frozen, file, text, explained);
  }
}
