package dev.conflayers.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.judge.gate.GateState;
import dev.conflayers.judge.gate.VerdictFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the README does what it says, and is what the README shows. */
class FromJavaTest {
  private static final Path SOURCE = Path.of("src/test/java/dev/conflayers/example/FromJava.java");

  @TempDir private Path out;

  @Test
  void aSuiteIsMeasuredReadGatedAndReported() throws IOException {
    Path rules = out.resolve("gate.yaml");
    Files.writeString(
        rules,
        """
        schemaVersion: 1
        family: example
        alpha: 0.05
        correction: holm
        rules:
          - {metric: failures, max: 0}
          - {metric: token_exact, min: 1.0}
        mutes: []
        """);
    FromJava.Result result =
        FromJava.run(
            Path.of("suites/gate.yaml"),
            rules,
            out,
            "defaults.tasks.prompts=1",
            "defaults.tasks.max-new-tokens=8");
    assertThat(result.run().whole()).isTrue();
    assertThat(result.record().measurements()).isNotEmpty().allMatch(trial -> trial.ok());
    assertThat(result.verdict().overall()).isEqualTo(GateState.PASS);
    assertThat(out.resolve("gate").resolve(VerdictFile.NAME)).exists();
    assertThat(result.report().report())
        .exists()
        .hasParent(out.resolve("again").resolve(result.record().manifest().run()));
  }

  @Test
  void theReadmeShowsTheseLines() throws IOException {
    String source = Files.readString(SOURCE);
    List<String> lines =
        source
            .substring(source.indexOf("// README: begin"), source.indexOf("// README: end"))
            .lines()
            .skip(1)
            .map(line -> line.replaceFirst("^ {4}", ""))
            .toList();
    String shown =
        lines.subList(0, lines.size() - 1).stream()
            .collect(Collectors.joining("\n", "```java\n", "\n```\n"));
    assertThat(Files.readString(Path.of("README.md"))).contains(shown);
  }
}
