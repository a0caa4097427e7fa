package dev.conflayers.app.tune;

import dev.conflayers.app.ChosenBefore;
import dev.conflayers.app.Materials;
import dev.conflayers.app.MeasureSuite;
import dev.conflayers.app.Models;
import dev.conflayers.app.Pace;
import dev.conflayers.app.RenderReport;
import dev.conflayers.app.ResumeRun;
import dev.conflayers.app.RunOutcome;
import dev.conflayers.app.RunRequest;
import dev.conflayers.app.Workplace;
import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.analysis.StrategyVerdict;
import dev.conflayers.judge.claim.Candidate;
import dev.conflayers.judge.figure.Comparison;
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
public final class TuneSuite {
  private final Workplace workplace;
  private final TuneRequest request;
  private final Variants variants;
  private final TuneProgress progress;
  private final MeasureSuite runs;
  private final ResumeRun resumed;
  private final List<FrozenFile.Round> rounds = new ArrayList<>();

  /** Makes the service. */
  public TuneSuite(Workplace workplace, TuneRequest request, TuneProgress progress) {
    this.workplace = workplace;
    this.request = request;
    this.variants = request.variants();
    this.progress = progress;
    this.runs = new MeasureSuite(workplace, request.folders(), request.offline());
    this.resumed = new ResumeRun(workplace, request.folders().reports(), request.offline());
  }

  /** Measures the rounds and the test, and writes the choice down. */
  public TuneOutcome choose() throws IOException {
    List<Strategy> left = candidates();
    Strategy preset = left.get(0);
    Materials materials = new Materials(workplace);
    TuneBudget budget = TuneBudget.of(materials, variants, left, request.prompts());
    String fingerprint = materials.plan(variants.suite()).fingerprint();
    Halving halving = new Halving(variants::lossless);
    RunOutcome last = null;
    List<Halving.Fate> fates = List.of();
    try (LoadedModel model = Models.load(workplace, variants.suite().model(), request.offline())) {
      progress.budget(variants.suite(), budget, Pace.of(model));
      for (int size : prompts(budget)) {
        if (last != null && left.size() <= 1) {
          break;
        }
        int number = rounds.size() + 1;
        Suite round = variants.round(number, left, size);
        progress.begins(number, budget.rounds().size(), left.size(), size);
        Path before = before(materials.plan(round));
        last = before == null ? runs.start(measured(round), model) : resumed.resume(before, false);
        if (!last.whole()) {
          return stopped(last);
        }
        fates =
            halving.judge(
                Candidate.of(RunView.of(record(last)), Tasks::byName, request.allowance()));
        rounds.add(FrozenRecords.round(last.reported().analysis(), size, fates));
        progress.ends(number, fates);
        left = kept(left, fates);
      }
    }
    if (last == null) {
      throw new IllegalStateException("a budget has at least one round");
    }
    FrozenRecords records = new FrozenRecords(variants, fingerprint, request.allowance());
    List<Comparison> explained = explained(last.reported().analysis(), fates);
    if (left.isEmpty()) {
      return written(records.noneLeft(last.reported().analysis(), rounds), last, "", explained);
    }
    Strategy winner = left.get(0);
    progress.tests(winner.name());
    Suite test = variants.test(finalists(preset, winner));
    Path before = before(materials.plan(test));
    RunOutcome tested = before == null ? runs.start(measured(test)) : resumed.resume(before, false);
    if (!tested.whole()) {
      return stopped(tested);
    }
    return written(
        records.tested(preset.name(), winner, record(tested), tested.reported().analysis(), rounds),
        tested,
        text(tested.reported().analysis(), winner),
        explained);
  }

  /** Returns the newest run of the same plan, if such runs are to be gone on with. */
  private @Nullable Path before(RunPlan plan) throws IOException {
    if (!request.resume() || !Files.isDirectory(request.folders().results())) {
      return null;
    }
    List<Path> alike = new ArrayList<>();
    try (Stream<Path> runs = Files.list(request.folders().results())) {
      String ending = MeasureSuite.ending(plan);
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
        .forEach(strategy -> progress.leftOut(strategy.name()));
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

  private RunRequest measured(Suite suite) {
    RunRequest changed = RunRequest.changed(request.suitePath(), source(suite), request.changes());
    String note =
        "this run is part of tuning the suite "
            + variants.suite().name()
            + (suite.tasks().get(0).split().equals(Variants.TUNE)
                ? ": strategies are chosen by it, which makes the best of them look better"
                : ": it tests what was chosen on other prompts");
    return new RunRequest(request.suitePath(), source(suite), changed.cautions(), List.of(note));
  }

  private static SuiteReader.Source source(Suite suite) {
    return new SuiteReader.Source(suite, SuiteText.of(suite));
  }

  private static RunRecord record(RunOutcome run) throws IOException {
    return new RunDirectory(run.directory()).read();
  }

  private TuneOutcome stopped(RunOutcome run) {
    progress.stopped();
    return new TuneOutcome(run, null, null, "", List.of());
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

  private TuneOutcome written(
      FrozenFile frozen, RunOutcome last, String text, List<Comparison> explained)
      throws IOException {
    Path kept = last.directory().resolve(ChosenBefore.FILE);
    FrozenFiles.write(kept, frozen);
    Path out = request.out();
    if (out != null) {
      FrozenFiles.write(out, frozen);
    }
    Path file = out == null ? kept : out;
    // Again, for the report of a test tells how what it tests was chosen.
    new RenderReport(request.folders().reports())
        .render(last.directory(), last.reported().analysis());
    return new TuneOutcome(last, frozen, file, text, explained);
  }
}
