package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.app.Folders;
import dev.conflayers.app.MeasureFork;
import dev.conflayers.app.MeasureSuite;
import dev.conflayers.app.MeasuredRun;
import dev.conflayers.app.ResumeRun;
import dev.conflayers.app.RunRequest;
import dev.conflayers.app.Workplace;
import dev.conflayers.base.ResultProblem;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunRecord;
import dev.conflayers.run.fork.ExitCode;
import dev.conflayers.run.fork.ProcessEnd;
import dev.conflayers.testing.Campaign;
import dev.conflayers.testing.DyingFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run of two forks is killed before, and in the midst of, changes that it makes to its files, and
 * resumed. Whatever the moment, the records are those of a run that was left alone. The moments are
 * the first and the last change of each kind to each file, and in a deep campaign every change.
 */
class KilledRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  /** One block that warms up and two that count, of two strategies, in each of two JVMs. */
  private Path suite() throws IOException {
    Path suite = folder.resolve("small.yaml");
    Files.writeString(
        suite,
        """
        name: small
        description: As little as has two forks, two blocks and texts that differ.
        model: {name: scripted, dtype: fp32, device: cpu, threads: 0}
        tasks:
          - task: gsm8k
            dataset: conflayers-word-problems
            split: test
            prompts: 2
            shots: 0
            seed: 2024
            max-new-tokens: 6
            chat: true
        strategies:
          - {kind: full-depth, name: full-depth}
          - kind: draft-only
            name: shallow
            settings:
              attention: [1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27]
              mlp: [1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27]
        claims: []
        run:
          seed: 1
          forks: 2
          warm-up: {least: 1, most: 1}
          search-prompts: 0
          same-twice: never
          repetitions: 1
          stop-rule: ignore-eos
          trial-timeout-seconds: 120
        """);
    return suite;
  }

  /** Returns a session whose forks run in this process and see the same files as it does. */
  private static Workplace workplace() {
    Session session = Session.scripted();
    return session
        .wiring(
            session.wiring().terminal(),
            (path, fork) -> {
              boolean ended = new MeasureFork(session.wiring().workplace()).measure(path, fork);
              return new ProcessEnd(1, (ended ? ExitCode.OK : ExitCode.INTERRUPTED).status());
            })
        .workplace();
  }

  private MeasuredRun resume(Path run) throws IOException {
    return new ResumeRun(workplace(), folder.resolve("reports"), true).measure(run, false);
  }

  private void measure(Path results) throws IOException {
    new MeasureSuite(workplace(), new Folders(results, folder.resolve("reports")), true)
        .measure(RunRequest.read(suite()), model -> {});
  }

  private static Path onlyRun(Path results) throws IOException {
    try (Stream<Path> runs = Files.list(results)) {
      return runs.findFirst().orElseThrow();
    }
  }

  /** Returns what a run says of each trial, without times; of a trial that is there twice, both. */
  private static Map<Integer, List<JsonNode>> lines(Path run, String file) throws IOException {
    Map<Integer, List<JsonNode>> lines = new TreeMap<>();
    for (String line : Files.readAllLines(run.resolve(file))) {
      JsonNode record = JSON.readTree(line);
      if (record.path("phase").asText("measured").equals("measured")) {
        lines
            .computeIfAbsent(record.get("trial").asInt(), trial -> new ArrayList<>())
            .add(withoutTimes(record));
      }
    }
    return lines;
  }

  private static JsonNode withoutTimes(JsonNode record) {
    if (record instanceof ObjectNode fields) {
      fields.remove(List.of("start-nanos", "wall-nanos", "timing", "disturbance"));
      fields.remove(List.of("draft-nanos", "verify-nanos", "search-nanos"));
      fields.forEach(KilledRunTest::withoutTimes);
    } else if (record.isArray()) {
      record.forEach(KilledRunTest::withoutTimes);
    }
    return record;
  }

  @Test
  void whateverTheMomentAKilledRunIsResumedToTheSameRecords() throws IOException {
    Path alone = Files.createDirectory(folder.resolve("alone"));
    DyingFiles counting = new DyingFiles(alone, Integer.MAX_VALUE, false);
    measure(counting.seen(alone));
    Path whole = onlyRun(alone);
    assertThat(lines(whole, "measurements.jsonl")).hasSize(2 * 2 * 2);
    assertThat(lines(whole, "agreement.jsonl")).hasSize(2 * 2);
    assertThat(counting.changes()).hasSizeGreaterThan(30);
    assertThat(counting.changes())
        .contains(
            "create manifest.json.part",
            "move manifest.json",
            "write measurements.jsonl",
            "write agreement.jsonl");

    int resumed = 0;
    Set<Integer> moments = moments(counting.changes());
    for (int changes : moments) {
      boolean written = counting.changes().get(changes).startsWith("write ");
      for (boolean torn : written || Campaign.isDeep() ? List.of(false, true) : List.of(false)) {
        Path results = Files.createDirectory(folder.resolve("at-" + changes + "-" + torn));
        DyingFiles files = new DyingFiles(results, changes, torn);
        assertThatThrownBy(() -> measure(files.seen(results)))
            .isInstanceOf(DyingFiles.Killed.class);
        files.processEnded();
        if (Files.exists(results) && begun(results)) {
          goesOnLike(whole, onlyRun(results), "killed after " + changes + " changes, torn " + torn);
          resumed++;
        }
      }
    }
    assertThat(resumed).isGreaterThan(Math.min(50, moments.size() / 2));
  }

  /** Returns the moments to die at: of the changes of each kind to each file the first and last. */
  private static Set<Integer> moments(List<String> changes) {
    Set<Integer> moments = new TreeSet<>();
    for (int i = 0; i < changes.size(); i++) {
      String change = changes.get(i);
      if (Campaign.isDeep() || changes.indexOf(change) == i || changes.lastIndexOf(change) == i) {
        moments.add(i);
      }
    }
    return moments;
  }

  /** Before there is a manifest, there is no run, and nothing was measured. */
  private boolean begun(Path results) throws IOException {
    try (Stream<Path> runs = Files.list(results)) {
      Path run = runs.findFirst().orElse(null);
      if (run == null) {
        return false;
      }
      if (Files.exists(run.resolve("manifest.json"))) {
        return true;
      }
      assertThat(run.resolve("measurements.jsonl")).doesNotExist();
      assertThatThrownBy(() -> resume(run))
          .isInstanceOf(ResultProblem.class)
          .hasMessageContaining("is not a run directory");
      return false;
    }
  }

  private void goesOnLike(Path whole, Path run, String when) throws IOException {
    MeasuredRun ended = resume(run);
    assertThat(ended.ending().complete()).as(when).isTrue();
    for (String file : List.of("measurements.jsonl", "agreement.jsonl")) {
      assertThat(lines(run, file)).as("%s, %s", file, when).isEqualTo(lines(whole, file));
    }
    for (String file : List.of("plan.json", "tokens.json")) {
      assertThat(run.resolve(file))
          .as("%s, %s", file, when)
          .hasSameTextualContentAs(whole.resolve(file));
    }
    RunRecord record = new RunDirectory(run).read();
    for (int fork : List.of(0, 1)) {
      assertThat(record.forkEnds())
          .as(when)
          .anyMatch(
              end ->
                  end.fork() == fork
                      && end.measurements().equals(record.lines().get(fork))
                      && end.agreements() == 2);
    }
    assertThat(run.resolve("run.lock")).as(when).doesNotExist();
    assertThat(Files.readString(run.resolve("manifest.json")))
        .as(when)
        .contains("\"status\" : \"complete\"");
  }
}
