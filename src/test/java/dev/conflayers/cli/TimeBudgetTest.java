package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run can be told how long it may take. */
class TimeBudgetTest {
  @TempDir private Path folder;
  private final ScriptedEngine engine = new ScriptedEngine(0.2);
  private final Session session =
      new Session(engine, engine.clock()).in(Path.of("").toAbsolutePath());

  private Session.Result run(Object... more) {
    Object[] line = new Object[more.length + 6];
    Object[] begin = {"run", "claim", "--results", folder, "--reports", folder.resolve("r")};
    System.arraycopy(begin, 0, line, 0, 6);
    System.arraycopy(more, 0, line, 6, more.length);
    return session.run(line);
  }

  private JsonNode manifest() throws IOException {
    try (Stream<Path> runs = Files.list(folder)) {
      return new ObjectMapper()
          .readTree(
              runs.map(run -> run.resolve("manifest.json"))
                  .filter(Files::exists)
                  .findFirst()
                  .orElseThrow()
                  .toFile());
    }
  }

  @ParameterizedTest
  @CsvSource({"60s", "2m"})
  void aRunEndsInItsTime(String time) throws IOException {
    double start = engine.clock().nanos() / 1e9;
    Session.Result result = run("--time", time);
    double taken = engine.clock().nanos() / 1e9 - start;
    assertThat(result.status()).as(result.err()).isZero();
    double allowed = Duration.parse("PT" + time).toSeconds();
    assertThat(taken).isBetween(0.3 * allowed, allowed);
    assertThat(manifest().path("notes").toString())
        .contains("sized for ", "There is time for ", "prompts of each of 4 tasks");
    assertThat(result.out()).contains("conflayers").contains("1.4");
  }

  @Test
  void moreTimeIsMorePromptsAndThenJvms() {
    assertThat(run("--time", "4s", "--set", "run.warm-up.most=2").err())
        .contains("takes about ", "give --time 1m, or lower");
    assertThat(session.run("plan", "claim", "--time", "1m").err())
        .contains("To confirm a claim takes 20 prompts of each in 5 JVMs: --time ");
    assertThat(session.run("plan", "claim", "--time", "20h", "--prompts", 20).err())
        .contains("There is time for 20 prompts of each of 4 tasks in 5 JVMs");
  }

  @ParameterizedTest
  @CsvSource({
    "--time soon,'soon' is no time; write; say; 90s; 20m or 1h30m",
    "--time 0s,'0s' is no time",
    "--time 5m --prompts 3 --forks 2,--time chooses --prompts and --forks; give one",
  })
  void whatIsNoTimeIsRefused(String more, String message) {
    Session.Result result = run((Object[]) more.split(" "));
    assertThat(result.err().replace(',', ';')).contains(message);
    assertThat(result.status()).isEqualTo(64);
  }
}
