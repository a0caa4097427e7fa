package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.run.fork.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other programs measured goes from files to every command that looks at runs. */
class ImportCommandTest {
  private final Session session = Session.scripted();
  @TempDir private Path folder;
  private Path vanilla = Path.of("");
  private Path method = Path.of("");

  @BeforeEach
  void write() throws IOException {
    StringBuilder one = new StringBuilder("seconds\n");
    StringBuilder two = new StringBuilder("seconds\n");
    for (int i = 0; i < 24; i++) {
      one.append(String.format(Locale.ROOT, "%.2f%n", 9.6 + 0.1 * (i % 5)));
      two.append(String.format(Locale.ROOT, "%.2f%n", 8.2 + 0.1 * (i % 7)));
    }
    vanilla = Files.writeString(folder.resolve("vanilla.txt"), one);
    method = Files.writeString(folder.resolve("method.txt"), two);
  }

  private Session.Result imported(Object... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "import",
                "vanilla=" + vanilla,
                "conflayers=" + method,
                "--results",
                folder.resolve("results"),
                "--reports",
                folder.resolve("reports")));
    arguments.addAll(List.of(more));
    return session.run(arguments.toArray());
  }

  private Path run() throws IOException {
    try (Stream<Path> runs = Files.list(folder.resolve("results"))) {
      return runs.findFirst().orElseThrow();
    }
  }

  private String report() throws IOException {
    return Files.readString(
        folder.resolve("reports").resolve(run().getFileName()).resolve("report.md"));
  }

  @Test
  void aReportSaysWhatIsMissingAndConfirmsNothing() throws IOException {
    Session.Result result =
        imported("--resolution", 1, "--task", "gsm8k", "--split", "test", "--above", 1.05);
    assertThat(result.status()).as(result.err()).isZero();
    assertThat(result.out()).contains("INCONCLUSIVE: conflayers is more than 1.05 times as fast");
    assertThat(report())
        .contains("each strategy was run once")
        .contains("sums of times may be off by 1 s")
        .contains("time per token is time per answer")
        .contains("Claims were made after the times were known")
        .doesNotContain("were interleaved on each prompt in random order")
        .doesNotContain("## Time by phase");
  }

  @Test
  void aReportStandsBesideThePaperWithWhatDiffers() throws IOException {
    imported(
        "--resolution",
        1,
        "--task",
        "gsm8k",
        "--shots",
        5,
        "--method",
        "conflayers=conflayers",
        "--method",
        "swift=swift",
        "--model",
        "Llama-2-13B",
        "--dtype",
        "fp32");
    String report = report();
    String section = report.substring(report.indexOf("## Comparison with the paper"));
    assertThat(section)
        .contains("published 1.125 [1.103, 1.146] for conflayers on Llama-2-13b-hf, gsm8k")
        .containsPattern("\\| number format +\\| fp16 +\\| fp32")
        .containsPattern("\\| prompts +\\| 100 +\\| 24")
        .doesNotContainPattern("\\| model +\\|")
        .doesNotContainPattern("\\| shots +\\|")
        .doesNotContain("Llama-2-70b-hf");
  }

  @Test
  void whatNeedsTokensOrReferencesIsRefusedOrNotChecked() throws IOException {
    imported("--resolution", 1);
    assertThat(session.run("show", run(), "001").err()).contains("keep no token ids");
    assertThat(session.run("score", run()).err()).contains("no references to score against");
    Session.Result audit = session.run("audit", run());
    assertThat(audit.status()).as(audit.out()).isEqualTo(ExitCode.AUDIT_FAILED.status());
    assertThat(audit.out())
        .contains("CAP   order")
        .containsPattern("- +truncation")
        .containsPattern("- +equal-work");
  }

  @Test
  void twoStrategiesAreComparedAndTheRunIsExported() throws IOException {
    imported("--resolution", 1);
    Session.Result compared = session.run("compare", run(), "--methods", "vanilla,conflayers");
    assertThat(compared.status()).as(compared.err()).isZero();
    assertThat(compared.out()).contains("each strategy was run once");
    Path out = folder.resolve("out");
    assertThat(session.run("export", run(), "--as", "spec-bench", "--out", out).status()).isZero();
    Path back = folder.resolve("back");
    assertThat(session.run("import", out, "--results", back, "--reports", back).status()).isZero();
    for (String file : List.of("measurements.jsonl", "plan.json", "manifest.json", "origin.json")) {
      assertThat(back.resolve(run().getFileName()).resolve(file))
          .hasSameTextualContentAs(run().resolve(file));
    }
  }

  @Test
  void aGateJudgesItByWhatItTellsAndSkipsTheRest() throws IOException {
    imported("--resolution", 1);
    Path rules = folder.resolve("gate.yaml");
    Files.writeString(
        rules,
        """
        schemaVersion: 1
        family: imported
        alpha: 0.05
        correction: holm
        rules:
          - {metric: ttft_ratio, max: 2}
          - {metric: s_geo, floor: 0.1}
          - {metric: failures, max: 0}
        """);
    Session.Result result =
        session.run("gate", run(), "--rules", rules, "--out", folder.resolve("gate"));
    assertThat(result.out())
        .containsPattern("SKIPPED +ttft_ratio")
        .containsPattern("PASS +failures")
        .containsPattern("INCONCLUSIVE +s_geo")
        .containsPattern("capped by order: strategies are not\\s+interleaved evenly");
    assertThat(result.status()).as(result.out()).isZero();
  }

  @Test
  void mistakesGiveOneLineAndTheCodeForBadInput() {
    Session.Result result = imported();
    assertThat(result.status()).isEqualTo(ExitCode.BAD_INPUT.status());
    assertThat(result.err().lines())
        .singleElement()
        .asString()
        .contains("vanilla.txt: does not say how finely its clock was read");
    assertThat(session.run("import", folder.resolve("none.txt"), "x").status())
        .isEqualTo(ExitCode.NO_INPUT.status());
    assertThat(session.run("import", folder).err()).contains("is a folder without run.json");
    assertThat(imported("--resolution", -1).err()).contains("--resolution must be seconds");
  }

  @Test
  void aFileThatIsThereIsNotWrittenOver() throws IOException {
    imported("--resolution", 1);
    Path out = Files.writeString(folder.resolve("there.json"), "mine");
    Session.Result result = session.run("export", run(), "--as", "bencher", "--out", out);
    assertThat(result.status()).isEqualTo(ExitCode.BAD_INPUT.status());
    assertThat(result.err()).contains("there.json exists already; name another path with --out");
    assertThat(out).hasContent("mine");
    Path exported = folder.resolve("out");
    session.run("export", run(), "--as", "spec-bench", "--out", exported);
    assertThat(session.run("import", exported, "--results", run().resolveSibling("")).err())
        .contains("is there already; import into another folder with --results");
  }

  @Test
  void publishedNumbersAreListedWithTheirSources() {
    assertThat(session.run("ls", "published").out())
        .contains("conflayers on Llama-2-13b-hf, gsm8k, as published")
        .contains("computed from the authors' published logs");
  }
}
