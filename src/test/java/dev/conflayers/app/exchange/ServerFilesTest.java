package dev.conflayers.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.conflayers.base.ResultProblem;
import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.analysis.Analyst;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.Origin;
import dev.conflayers.record.RunRecord;
import dev.conflayers.task.Tasks;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What llama.cpp's server, vLLM's benchmark and JMH write, read as runs. */
class ServerFilesTest {
  @TempDir private Path folder;

  private ImportedFiles files() {
    return new ImportedFiles(folder);
  }

  private static String response(String text, int tokens, double millis, String drafts) {
    return String.format(
            Locale.ROOT,
            "{\"content\": \"%s\", \"model\": \"m\", \"timings\": {\"prompt_n\": 5, \"prompt_ms\":"
                + " 100.0, \"predicted_n\": %d, \"predicted_ms\": %s%s}}",
            text,
            tokens,
            millis,
            drafts)
        + "\n";
  }

  private RunRecord llama() {
    return files()
        .with("plain", "a.jsonl", response("x", 10, 900, "") + response("y", 10, 1100, ""))
        .with(
            "draft",
            "b.jsonl",
            response("x", 10, 500, ", \"draft_n\": 8, \"draft_n_accepted\": 6")
                + response("y", 10, 700, ", \"draft_n\": 12, \"draft_n_accepted\": 6"))
        .read();
  }

  @Test
  void responsesOfLlamaCppKeepPrefillTokensAndCounters() {
    RunRecord run = llama();
    Measurement m = run.measurements().get(2);
    assertThat(m.wallNanos()).isEqualTo(600_000_000L);
    assertThat(m.timing().prefill()).isEqualTo(100_000_000L);
    assertThat(m.output().size()).isEqualTo(10);
    Origin origin = Objects.requireNonNull(run.origin());
    assertThat(origin.phases()).isTrue();
    assertThat(origin.counters())
        .containsExactly(new Origin.Counters(2, null, 8, 6), new Origin.Counters(3, null, 12, 6));
  }

  /** 12 of 20; verifications are not counted, so that no length is known. */
  @Test
  void acceptanceIsThatOfTheCounters() {
    Analysis analysis = Analyst.analyse(RunView.of(llama()), Tasks::byName);
    Comparison.Drafting drafting =
        analysis.comparisons().stream()
            .filter(c -> c.strategy().equals("draft"))
            .findFirst()
            .orElseThrow()
            .drafting();
    assertThat(drafting.acceptanceRate()).isEqualTo(0.6);
    assertThat(drafting.meanAcceptanceLength()).isNull();
  }

  @Test
  void anArrayOfResponsesIsAsGoodAsLines() {
    String lines = response("x", 10, 900, "") + response("y", 10, 1100, "");
    String array = "[" + lines.strip().replace("\n", ",\n") + "]";
    RunRecord run = files().with("a", "a.jsonl", lines).with("b", "b.json", array).read();
    assertThat(run.measurements().get(3).wallNanos())
        .isEqualTo(run.measurements().get(1).wallNanos());
  }

  private static String vllm(String ttfts, String itls, String lengths, String more) {
    return "{\"model_id\": \"m\", \"completed\": 2, \"total_output_tokens\": 8, \"ttfts\": "
        + ttfts
        + ",\n\"itls\": "
        + itls
        + ",\n\"output_lens\": "
        + lengths
        + more
        + "}\n";
  }

  @Test
  void requestsOfVllmTakeTheTimeToTheFirstTokenAndThoseBetween() {
    RunRecord run =
        files()
            .with(
                "plain",
                "a.json",
                vllm("[0.1, 0.2]", "[[0.5, 0.5], [0.5]]", "[3, 2]", ", \"max_concurrency\": 1"))
            .with(
                "draft",
                "b.json",
                vllm(
                    "[0.1, 0]",
                    "[[0.25, 0.25], []]",
                    "[3, 0]",
                    ", \"errors\": [\"\", \"timeout\"], \"spec_decode_acceptance_rate\": 61.5,"
                        + " \"spec_decode_acceptance_length\": 2.25"))
            .read();
    Measurement first = run.measurements().get(2);
    assertThat(first.wallNanos()).isEqualTo(600_000_000L);
    assertThat(first.timing().prefill()).isEqualTo(100_000_000L);
    Measurement failed = run.measurements().get(3);
    assertThat(failed.ok()).isFalse();
    assertThat(failed.message()).isEqualTo("timeout");
    assertThat(run.manifest().notes()).anyMatch(note -> note.contains("acceptance rate 61.50%"));
    assertThat(Objects.requireNonNull(run.origin()).missing())
        .anyMatch(words -> words.contains("max_concurrency not set"));
  }

  /** {@code vllm bench serve --append-result} writes a document more at the end. */
  @Test
  void resultsThatWereAppendedAreRefusedWithTheLineAndImportedByPass() {
    String one = vllm("[0.1, 0.2]", "[[0.5, 0.5], [0.5]]", "[3, 2]", "").replace("\n", "") + "\n";
    String two = vllm("[0.1, 0.2]", "[[0.4, 0.4], [0.4]]", "[3, 2]", "").replace("\n", "") + "\n";
    assertThatThrownBy(
            () -> files().with("a", "a.json", one + two).with("b", "b.json", one + two).read())
        .isInstanceOf(ResultProblem.class)
        .hasMessageContaining("a.json:2: holds 2 runs, one appended to the other");
    RunRecord all =
        files().with("a", "a.json", one + two).with("b", "b.json", one + two).pass("all").read();
    assertThat(all.schedule().forks()).isEqualTo(2);
  }

  @Test
  void responsesOfTwoRunsInAFileAreRefusedWithTheLine() {
    String one = response("x", 10, 900, "") + response("y", 10, 1100, "");
    assertThatThrownBy(
            () -> files().with("a", "a.jsonl", one + one).with("b", "b.jsonl", one + one).read())
        .isInstanceOf(ResultProblem.class)
        .hasMessageContaining("a.jsonl:3: holds 2 runs")
        .hasMessageContaining("its texts are those of the 2 answers before");
  }

  private static String jmh(String strategy, String example, String unit, String raw) {
    return "{\"benchmark\": \"a.B.decode\", \"mode\": \"avgt\", \"params\": {\"strategy\": \""
        + strategy
        + "\", \"prompt\": \""
        + example
        + "\"},\n\"primaryMetric\": {\"score\": 1, \"scoreUnit\": \""
        + unit
        + "\",\n\"rawData\": "
        + raw
        + "}}";
  }

  @Test
  void aForkOfJmhIsOneObservation() {
    String text =
        "["
            + String.join(
                ",",
                jmh("full", "p", "ms/op", "[[10, 12], [11, 13]]"),
                jmh("fast", "p", "ms/op", "[[5, 7], [6, 8]]"))
            + "]";
    RunRecord run = files().with("", "a.json", text).read();
    assertThat(run.schedule().forks()).isEqualTo(2);
    assertThat(run.schedule().baseline()).isEqualTo("full");
    assertThat(run.measurements())
        .extracting(Measurement::wallNanos)
        .containsExactly(11_000_000L, 12_000_000L, 6_000_000L, 7_000_000L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"timings": {"predicted_ms": 5, "prompt_ms": 1}} | a.json:1: 'timings.predicted_n' must be a whole number
          {"timings": {"predicted_ms": 5, "prompt_ms": 1, "predicted_n": 2, "draft_n": 1, "draft_n_accepted": 2}} | a.json:1: 'draft_n_accepted' must be at most
          {"completed": 1, "total_output_tokens": 3} | a.json:1: holds no times of single requests; run the benchmark with --save-detailed
          {"completed": 1, "total_output_tokens": 3, "ttfts": [0.1], "itls": [[]], "output_lens": [1, 2]} | a.json:1: 'output_lens' must be as long as 'ttfts', 1, got 2
          [{"primaryMetric": {"scoreUnit": "ops/s", "rawData": [[1]]}}] | a.json:1: 'scoreUnit' must be a time per operation
          [{"primaryMetric": {"scoreUnit": "ms/op", "rawData": []}}] | a.json:1: 'rawData' is empty
          """)
  void damagedFilesAreRefusedWithFileLineAndReason(String text, String why) {
    ImportedFiles files = files().with("a", "a.json", text).with("b", "b.json", text);
    assertThatThrownBy(files::read).isInstanceOf(ResultProblem.class).hasMessageContaining(why);
  }
}
