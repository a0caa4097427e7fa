package dev.conflayers.report.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.judge.gate.GateVerdict;
import dev.conflayers.testing.Verdicts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The files in {@code golden/gate/} seal what is written about a verdict: a change of one byte is a
 * change that build servers will see. Rewrite them with {@code -Dgolden=write} and read the
 * difference.
 */
class GoldenVerdictTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/gate");

  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"und", "de-DE", "tr-TR", "ar-EG"})
  void isTheSameInEveryLocale(String tag) throws IOException {
    Locale.setDefault(Locale.forLanguageTag(tag));
    seal("passing", Verdicts.passing());
    seal("every-state", Verdicts.everyState());
    seal("forty-failures", Verdicts.fortyFailures());
    seal("undecided", Verdicts.undecided());
  }

  private static void seal(String name, GateVerdict verdict) throws IOException {
    Map<String, String> files =
        new LinkedHashMap<>(
            new VerdictFiles(
                    Set.of(),
                    EnumSet.allOf(Export.class),
                    "charts/",
                    Instant.parse("2026-01-02T03:04:05Z"),
                    Duration.ofMillis(61_250))
                .files(verdict));
    files.put(
        "workflow-commands.txt", String.join("\n", WorkflowCommands.of(verdict, Set.of())) + "\n");
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path golden = GOLDEN.resolve(name).resolve(file.getKey());
      if ("write".equals(System.getProperty("golden"))) {
        Files.createDirectories(golden.getParent());
        Files.writeString(golden, file.getValue());
      }
      assertThat(file.getValue()).as(name).isEqualTo(Files.readString(golden));
    }
  }
}
