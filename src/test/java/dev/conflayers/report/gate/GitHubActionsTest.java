package dev.conflayers.report.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.conflayers.judge.gate.GateState;
import dev.conflayers.testing.Verdicts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubActionsTest {
  private static final GitHubActions RUNNER = new GitHubActions(Map.of("GITHUB_ACTIONS", "true"));

  @TempDir private Path directory;

  @Test
  void fortyFailuresAreTenAnnotationsAndTheWorstComesFirst() {
    List<String> commands = RUNNER.commands(Verdicts.fortyFailures(), Set.of());
    assertThat(commands).hasSize(10).allMatch(command -> command.startsWith("::error title="));
    assertThat(commands.get(0)).contains("metric_39");
    assertThat(commands.get(9)).endsWith("::31 more in report.md");
  }

  @Test
  void whatIsNotDecidedWarnsOrFails() {
    assertThat(RUNNER.commands(Verdicts.of(GateState.INCONCLUSIVE), Set.of()).get(0))
        .startsWith("::warning ");
    assertThat(
            RUNNER
                .commands(Verdicts.of(GateState.INCONCLUSIVE), Set.of(GateState.INCONCLUSIVE))
                .get(0))
        .startsWith("::error ");
  }

  @Test
  void aGateWithoutRulesIsAnError() {
    assertThat(RUNNER.commands(Verdicts.undecided(), Set.of()))
        .singleElement()
        .asString()
        .startsWith("::error title=ERROR conflayers gate::");
  }

  @Test
  void nothingThatRulesSayCanBecomeACommand() {
    assertThat(RUNNER.commands(Verdicts.everyState(), Set.of()))
        .allMatch(command -> command.lines().count() == 1);
    assertThat(WorkflowCommands.property("a:b,c%\r\n")).isEqualTo("a%3Ab%2Cc%25%0D%0A");
    assertThat(WorkflowCommands.data("a:b,c%\r\n")).isEqualTo("a:b,c%25%0D%0A");
  }

  @Test
  void saysNothingOutsideOfGitHub() throws IOException {
    GitHubActions nowhere = new GitHubActions(Map.of());
    nowhere.appendSummary(Verdicts.passing(), "");
    nowhere.appendOutputs(Verdicts.passing(), Path.of("report.md"));
    assertThat(nowhere.commands(Verdicts.fortyFailures(), Set.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 500_000, 1_023_000, 1_100_000})
  void theSummaryStaysWithinWhatTheRunnerTakes(int there) throws IOException {
    Path summary = directory.resolve("summary.md");
    Files.writeString(summary, "x".repeat(there));
    summary(summary).appendSummary(Verdicts.twoMegabytes(GateState.FAIL), "");
    assertThat(Files.size(summary)).isLessThanOrEqualTo(Math.max(there, 1000 * 1024));
    assertThat(Files.readString(summary)).startsWith("x".repeat(there));
  }

  @Test
  void aShortSummaryIsThereAsAWhole() throws IOException {
    Path summary = directory.resolve("summary.md");
    summary(summary).appendSummary(Verdicts.everyState(), "");
    assertThat(summary).hasContent(ReportMarkdown.of(Verdicts.everyState(), ""));
  }

  @Test
  void outputsAreAddedToThoseThatAreThere() throws IOException {
    Path output = directory.resolve("output");
    Files.writeString(output, "before=1\n");
    new GitHubActions(Map.of("GITHUB_OUTPUT", output.toString()))
        .appendOutputs(Verdicts.of(GateState.FAIL), Path.of("out", "report.md"));
    assertThat(output)
        .hasContent("before=1\nverdict=FAIL\nexit-code=10\nreport-path=out/report.md\n");
  }

  @Test
  void aValueOfSeveralLinesCannotEndItself() {
    String value = "a\nEOF\nverdict=PASS";
    List<String> lines = GitHubActions.output("name", value).lines().toList();
    String delimiter = lines.get(0).substring("name<<".length());
    assertThat(lines).hasSize(5).last().isEqualTo(delimiter);
    assertThat(value).doesNotContain(delimiter);
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed() {
    Path nowhere = directory.resolve("no-such-directory").resolve("summary.md");
    assertThatThrownBy(() -> summary(nowhere).appendSummary(Verdicts.passing(), ""))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(nowhere + ", named by the runner");
  }

  private static GitHubActions summary(Path file) {
    return new GitHubActions(Map.of("GITHUB_STEP_SUMMARY", file.toString()));
  }
}
