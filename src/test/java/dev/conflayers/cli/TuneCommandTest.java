package dev.conflayers.cli;

import static dev.conflayers.cli.TuneSuites.ALL;
import static dev.conflayers.cli.TuneSuites.HALF;
import static dev.conflayers.cli.TuneSuites.HEAD;
import static dev.conflayers.cli.TuneSuites.SLOW;
import static dev.conflayers.cli.TuneSuites.STEADY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.conflayers.judge.tune.FrozenFile;
import dev.conflayers.judge.tune.FrozenFiles;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunRecord;
import dev.conflayers.run.fork.ExitCode;
import dev.conflayers.suite.declared.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the strategies of a suite to one that is written down, and back into a suite. */
class TuneCommandTest {
  /** A tuning of all candidates, of which each test that looks at one has a copy. */
  @TempDir private static Path tuned;

  private static Session.Result tuning = new Session.Result(0, "", "");

  @TempDir private Path folder;

  @BeforeAll
  static void tuneAll() throws IOException {
    Path suite = Files.writeString(tuned.resolve("suite.yaml"), HEAD + ALL);
    tuning =
        Session.scripted()
            .run(into(tuned, "tune", suite, "--prompts", 2, "--out", tuned.resolve("frozen.json")));
  }

  private void copyTuned() throws IOException {
    try (Stream<Path> paths = Files.walk(tuned)) {
      for (Path path : paths.skip(1).toList()) {
        Files.copy(path, folder.resolve(tuned.relativize(path)));
      }
    }
  }

  private Path suite(String strategies) throws IOException {
    return Files.writeString(folder.resolve("suite.yaml"), HEAD + strategies);
  }

  private Object[] into(Object... arguments) {
    return into(folder, arguments);
  }

  private static Object[] into(Path home, Object... arguments) {
    List<Object> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--results", home.resolve("runs"), "--reports", home.resolve("out")));
    return all.toArray();
  }

  private Session.Result tune(String strategies, Object... more) throws IOException {
    List<Object> all = new ArrayList<>(List.of("tune", suite(strategies)));
    all.addAll(List.of(more));
    return Session.scripted().run(into(all.toArray()));
  }

  private List<RunRecord> runs() throws IOException {
    List<RunRecord> runs = new ArrayList<>();
    try (Stream<Path> paths = Files.list(folder.resolve("runs"))) {
      for (Path path : paths.sorted().toList()) {
        runs.add(new RunDirectory(path).read());
      }
    }
    return runs;
  }

  /** Deletes what lies below the results and has such a path. */
  private void deleteRuns(Predicate<String> which) throws IOException {
    try (Stream<Path> paths = Files.walk(folder.resolve("runs"))) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        if (which.test(path.toString())) {
          Files.delete(path);
        }
      }
    }
  }

  private static Set<String> examples(RunRecord run, Phase phase) {
    return run.schedule().trials().stream()
        .filter(trial -> trial.phase() == phase)
        .map(trial -> trial.task() + " " + trial.example())
        .collect(Collectors.toSet());
  }

  private Path frozen() {
    return folder.resolve("frozen.json");
  }

  @Test
  void choosesOnTheTuneSplitAndTellsOnTheTestSplit() throws IOException {
    copyTuned();
    Session.Result result = tuning;
    assertThat(result.status()).as(result.err()).isZero();
    assertThat(result.err())
        .contains("Round 1: 3 of the candidates, 2 prompts of each of 2 tasks (tune split)")
        .contains("In all at most ")
        .contains("round 1: set aside slow")
        .contains("Testing steady on prompts that the choice has not seen.");
    assertThat(result.out())
        .contains("Answer: steady. Why: steady is faster than full depth")
        .contains("steady on the tune split: S_geo")
        .contains("biased")
        .contains("steady against slow, time per token: T_1/T_2")
        .contains("Why steady: it drafts ")
        .contains("Why half: it drafts ");

    List<RunRecord> runs = runs();
    assertThat(runs).hasSize(3);
    Set<String> first = examples(runs.get(0), Phase.MEASURED);
    Set<String> second = examples(runs.get(1), Phase.MEASURED);
    assertThat(first).hasSize(4);
    assertThat(second).hasSize(8).containsAll(first);
    assertThat(examples(runs.get(1), Phase.SEARCH)).hasSize(4).doesNotContainAnyElementsOf(second);
    assertThat(examples(runs.get(2), Phase.MEASURED)).doesNotContainAnyElementsOf(second);
    assertThat(runs.get(2).schedule().tasks()).allMatch(task -> task.split().equals("test"));
    assertThat(runs.get(2).schedule().strategies())
        .extracting(strategy -> strategy.name())
        .containsExactly("full-depth", "slow", "steady");

    FrozenFile file = FrozenFiles.read(frozen());
    assertThat(file.answer()).isEqualTo(FrozenFile.STRATEGY);
    assertThat(file.sets()).extracting(set -> set.task()).containsExactly("gsm8k", "mini-stories");
    assertThat(file.model().facts()).containsEntry("weights-sha256", "0f1e");
    assertThat(file.tried()).extracting(round -> round.candidates().size()).containsExactly(3, 2);
  }

  @Test
  void theSameSeedAndClockGiveTheSameFile() throws IOException {
    tune(HALF, "--prompts", 2, "--seed", 5, "--out", frozen());
    String once = Files.readString(frozen());
    deleteRuns(path -> true);
    tune(HALF, "--prompts", 2, "--seed", 5, "--out", frozen());
    // The load of the machine is part of what is recorded.
    assertThat(stable(Files.readString(frozen()))).isEqualTo(stable(once));
    assertThat(FrozenFiles.read(frozen()).seed()).isEqualTo(5);
  }

  private static String stable(String text) {
    return text.lines()
        .filter(line -> !line.contains("load-1-minute") && !line.contains("\"sha256\""))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void aFrozenStrategyDraftsAsTheSearchLeftIt() throws IOException {
    copyTuned();
    RunRecord test = runs().get(2);
    Session.Result run = Session.scripted().run(into("run", suite(HALF), "--freeze", frozen()));
    assertThat(run.status()).as(run.err()).isZero();
    RunRecord with =
        runs().stream()
            .filter(one -> one.manifest().suite().equals("small"))
            .findFirst()
            .orElseThrow();
    assertThat(with.manifest().notes())
        .anyMatch(note -> note.startsWith("the strategy frozen was added from frozen.json"));
    assertThat(steps(with, "frozen")).isEqualTo(steps(test, "steady")).isNotEmpty();
    assertThat(with.measurements())
        .filteredOn(m -> m.strategy().equals("frozen"))
        .allMatch(m -> m.searches().isEmpty());
    assertThat(with.agreements()).allMatch(agreement -> agreement.identical());

    Session.Result without = Session.scripted().run("plan", suite(HALF), "--json");
    assertThat(new ObjectMapper().readTree(without.out()).at("/schedule/fingerprint").asText())
        .isNotEqualTo(with.manifest().fingerprint());
    Path directory = folder.resolve("runs").resolve(with.manifest().run());
    assertThat(
            Session.scripted().run("resume", directory, "--reports", folder.resolve("out")).err())
        .contains("is complete");
  }

  private static Map<String, List<Long>> steps(RunRecord run, String strategy) {
    return run.measurements().stream()
        .filter(m -> m.strategy().equals(strategy) && !m.warmup())
        .collect(
            Collectors.toMap(
                m -> m.task() + m.example(),
                m -> m.steps().stream().map(Measurement.Step::draftBytes).toList()));
  }

  @Test
  void fullDepthIsAnAnswerThatCannotBeRun() throws IOException {
    Session.Result result = tune(SLOW, "--prompts", 2, "--out", frozen());
    assertThat(result.status()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("Answer: full depth. Why: full depth is faster than slow (0.")
        .contains("slow is the suite's first candidate, the default.");
    FrozenFile file = FrozenFiles.read(frozen());
    assertThat(file.answer()).isEqualTo("full-depth");
    assertThat(file.strategy()).isNull();
    assertThat(file.test()).isNotNull();
    Session.Result run = Session.scripted().run(into("run", suite(HALF), "--freeze", frozen()));
    assertThat(run.status()).isEqualTo(ExitCode.BAD_INPUT.status());
    assertThat(run.err())
        .contains("holds no strategy to run: its answer is full depth (full depth is faster than");
  }

  @Test
  void aFileThatDoesNotFitIsRefused() throws IOException {
    tune(HALF + STEADY, "--prompts", 2, "--out", frozen());
    ScriptedEngine engine = new ScriptedEngine(0.2);
    Session other =
        new Session(
            (name, options, progress) -> {
              LoadedModel loaded = engine.load(name, options, progress);
              return new LoadedModel(
                  loaded.model(), loaded.tokenizer(), Map.of("weights-sha256", "beef"));
            },
            engine.clock());
    int before = runs().size();
    refused(other, frozen(), "weights-sha256 must be 0f1e (scripted), got beef");
    Path cut = folder.resolve("cut.json");
    String text = Files.readString(frozen());
    Files.writeString(cut, text.substring(0, text.length() / 2));
    refused(Session.scripted(), cut, "not readable, perhaps truncated");
    Files.writeString(cut, text.replace("\"seed\" : 1", "\"seed\" : 2"));
    refused(Session.scripted(), cut, "was changed since it was written");
    assertThat(runs()).hasSize(before);
    Session.Result missing =
        Session.scripted().run(into("run", suite(HALF), "--freeze", "nowhere.json"));
    assertThat(missing.status()).isEqualTo(ExitCode.NO_INPUT.status());
  }

  private void refused(Session session, Path file, String message) throws IOException {
    Session.Result run = session.run(into("run", suite(HALF), "--freeze", file));
    assertThat(run.status()).isEqualTo(ExitCode.BAD_INPUT.status());
    assertThat(run.err()).contains(message).doesNotContain("Exception");
  }

  @Test
  void aTuningThatGoesOnMeasuresOnlyWhatIsMissing() throws IOException {
    copyTuned();
    String once = Files.readString(frozen());
    List<RunRecord> before = runs();
    // As if it had been stopped after the first round.
    deleteRuns(path -> path.contains("small-tune-") && !path.contains("-tune-1_"));
    Session.Result again = tune(ALL, "--prompts", 2, "--out", frozen(), "--resume");
    assertThat(again.status()).as(again.err()).isZero();
    assertThat(again.err()).contains("is complete; nothing is left to measure.");
    assertThat(runs()).hasSameSizeAs(before);
    assertThat(runs().get(0).manifest()).isEqualTo(before.get(0).manifest());
    assertThat(FrozenFiles.read(frozen()).tried().get(0).run())
        .isEqualTo(before.get(0).manifest().run());
    assertThat(once).contains(before.get(0).manifest().run());
  }

  /** What was chosen by is in the report of the run that tested the choice, and stays there. */
  @Test
  void theReportOfTheTestTellsHowTheChoiceWasMade() throws IOException {
    copyTuned();
    RunRecord test = runs().get(2);
    Path report = folder.resolve("out").resolve(test.manifest().run());
    String once = Files.readString(report.resolve("report.md"));
    assertThat(once)
        .contains("## Strategy selection")
        .contains("**Answer: steady**")
        .contains("set aside: slower");
    Path run = folder.resolve("runs").resolve(test.manifest().run());
    Session.Result again =
        Session.scripted().run("report", run.toString(), "--reports", folder.resolve("out"));
    assertThat(again.status()).as(again.err()).isZero();
    assertThat(Files.readString(report.resolve("report.md"))).isEqualTo(once);
    assertThat(report.resolve("charts/choice.svg")).isNotEmptyFile();
  }
}
