package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.run.fork.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the network off limits, what is not in the cache is refused before anything is tried. */
class OfflineTest {
  @TempDir private Path cache;

  private Session session(Map<String, String> more) {
    ScriptedEngine engine = new ScriptedEngine(0.2);
    Map<String, String> environment = new HashMap<>(more);
    environment.put("CONFLAYERS_CACHE", cache.toString());
    return new Session(engine, engine.clock(), environment);
  }

  private static void refused(Session.Result result, String what) {
    assertThat(result.status()).as(result.err()).isEqualTo(ExitCode.UNAVAILABLE.status());
    assertThat(result.err().lines())
        .singleElement()
        .asString()
        .startsWith("conflayers: " + what)
        .contains(" and fetching is switched off; ");
    assertThat(result.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run suites/smoke.yaml",
        "generate hi",
        "explain hi",
        "bench Step",
        "selftest checkpoint smollm2-135m-instruct"
            + " src/test/resources/oracle/qwen2-tiny/config.json",
        "models pull smollm2-135m-instruct",
      })
  void aModelThatIsNotCachedIsUnavailable(String line) {
    refused(
        session(Map.of()).run((Object[]) (line + " --offline").split(" ")),
        "smollm2-135m-instruct is not in " + cache);
    refused(
        session(Map.of("CONFLAYERS_OFFLINE", "1")).run((Object[]) line.split(" ")),
        "smollm2-135m-instruct is not in " + cache);
  }

  @Test
  void aDataSetThatIsNotCachedIsUnavailable() {
    refused(
        session(Map.of()).run("datasets", "pull", "gsm8k", "--offline"), "test.jsonl is not in ");
  }

  @Test
  void resumeMayBeToldToo(@TempDir Path folder) throws Exception {
    Session.scripted()
        .run("run", "suites/smoke.yaml", "--results", folder, "--reports", folder.resolve("r"));
    Path run;
    try (Stream<Path> runs = Files.list(folder)) {
      run = runs.filter(path -> !path.endsWith("r")).findFirst().orElseThrow();
    }
    Path manifest = run.resolve("manifest.json");
    Files.writeString(
        manifest, Files.readString(manifest).replace("\"complete\"", "\"interrupted\""));
    refused(
        session(Map.of()).run("resume", run, "--offline"),
        "smollm2-135m-instruct is not in " + cache);
  }
}
