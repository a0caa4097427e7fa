package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunRecord;
import dev.conflayers.record.RunStatus;
import dev.conflayers.suite.declared.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every suite of the project goes from file to report with the scripted model. */
class SuitesEndToEndTest {
  @TempDir private Path folder;

  static List<Path> suites() throws IOException {
    try (Stream<Path> files = Files.list(Session.HOME.resolve("suites"))) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          // They need data sets that are no part of the project: PaperSuitesTest looks at them.
          .filter(file -> !file.getFileName().toString().startsWith("paper-"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("suites")
  void validatesPlansRunsAndReports(Path suite) throws IOException {
    Session session = Session.scripted();
    assertThat(session.run("validate", suite).status()).isZero();
    Session.Result plan = session.run("plan", suite, "--ms-per-token", 5);
    assertThat(plan.status()).isZero();
    assertThat(plan.out()).contains("fingerprint ").contains("to warm up");

    List<Object> arguments =
        new ArrayList<>(
            List.of("run", suite, "--results", folder, "--reports", folder.resolve("reports")));
    arguments.addAll(fewer(suite));
    Session.Result run = session.run(arguments.toArray());
    assertThat(run.err()).contains("Measuring into");
    assertThat(run.status()).as(run.err()).isZero();
    if (!suite.endsWith("scores.yaml")) {
      assertThat(run.out()).contains("The text is the same, token for token");
    }

    Path directory = onlyRun();
    RunRecord record = new RunDirectory(directory).read();
    assertThat(record.manifest().status()).isEqualTo(RunStatus.COMPLETE);
    // Warming up may end early; everything else is done.
    assertThat(record.measurements().stream().filter(m -> !m.warmup()).count())
        .isEqualTo(record.schedule().trials().stream().filter(t -> !t.warmup()).count());
    Set<String> verified =
        record.schedule().strategies().stream()
            .filter(Schedule.ScheduledStrategy::lossless)
            .map(Schedule.ScheduledStrategy::name)
            .collect(Collectors.toSet());
    assertThat(record.agreements())
        .filteredOn(
            agreement ->
                verified.contains(record.schedule().trials().get(agreement.trial()).strategy()))
        .allMatch(agreement -> agreement.identical());
    assertThat(directory.resolve("run.lock")).doesNotExist();

    Path report = folder.resolve("reports").resolve(directory.getFileName()).resolve("report.md");
    String first = Files.readString(report);
    Files.delete(report);
    Session.Result again =
        session.run("report", directory, "-o", "md", "--reports", folder.resolve("reports"));
    assertThat(again.status()).as(again.err()).isZero();
    assertThat(Files.readString(report)).isEqualTo(first);
  }

  /** Suites with hundreds of prompts, many strategies or several forks are as sound with a few. */
  private static List<String> fewer(Path suite) throws IOException {
    List<String> changes = new ArrayList<>();
    String text = Files.readString(suite);
    if (text.contains("\ndefaults:\n") && text.contains("\n    prompts: ")) {
      changes.addAll(List.of("--set", "defaults.tasks.prompts=3"));
      changes.addAll(List.of("--set", "defaults.tasks.max-new-tokens=24"));
    }
    if (suite.endsWith("tune.yaml")) {
      changes.addAll(List.of("--set", "strategies.budget.matrix.settings.draft.budget=[4]"));
      changes.addAll(List.of("--set", "strategies.uniform.matrix.settings.skip-ratio=[0.4]"));
    }
    if (suite.endsWith("tradeoff.yaml")) {
      for (String matrix :
          List.of(
              "unverified.matrix.settings.skip-ratio=[0.4, 0.8]",
              "uniform.matrix.settings.skip-ratio=[0.4, 0.8]",
              "relaxed.matrix.settings.tolerance=[0, 2]",
              "conflayers.matrix.settings.skip-ratio=[0.4]",
              "threshold.matrix.settings.draft.stop-threshold=[0.2]",
              "lambda.matrix.settings.lambda=[-1, 1]")) {
        changes.addAll(List.of("--set", "strategies." + matrix));
      }
    }
    if (text.matches("(?s).*\n  forks: ([3-9]|auto)\n.*")) {
      changes.addAll(List.of("--set", "run.forks=2"));
    }
    return changes;
  }

  private Path onlyRun() throws IOException {
    try (Stream<Path> runs = Files.list(folder)) {
      return runs.filter(path -> path.getFileName().toString().startsWith("2026"))
          .findFirst()
          .orElseThrow();
    }
  }
}
