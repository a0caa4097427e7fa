package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Suites go by their names, runs by the beginning of theirs. */
class NamedFilesTest {
  private static final String OLD = "20250101T000000Z_smoke_11111111";
  private static final String NEWER = "20250102T000000Z_smoke_11111111";

  @TempDir private Path folder;
  private Session session;

  @BeforeEach
  void runs() throws IOException {
    session = Session.scripted().in(folder);
    Session.Result run = session.run("run", "smoke");
    assertThat(run.status()).as(run.err()).isZero();
    for (String name : new String[] {OLD, NEWER}) {
      Files.createDirectories(folder.resolve("results").resolve(name));
      Files.writeString(folder.resolve("results").resolve(name).resolve("manifest.json"), "{}");
    }
  }

  @Test
  void filesGoWhereTheUserIs() {
    assertThat(folder.resolve("results")).isDirectoryContaining("glob:**2026*_smoke_*");
    assertThat(folder.resolve("reports")).isDirectoryContaining("glob:**2026*_smoke_*");
  }

  @ParameterizedTest
  @CsvSource({"latest", "2026", "results/latest", "results/20260102T03"})
  void aRunGoesByTheBeginningOfItsName(String name) {
    Path asked = name.contains("/") ? folder.resolve(name) : Path.of(name);
    Session.Result audit = session.run("audit", asked);
    assertThat(audit.out()).as(audit.err()).contains("20260102T030405Z_smoke_");
    assertThat(session.run("show", asked, "x").err()).contains("the run has no prompt 'x'");
    assertThat(session.run("report", asked, "-o", "md").status()).isZero();
    assertThat(session.run("resume", asked).err()).contains("is complete");
    assertThat(session.run("compare", asked, "--methods", "full-depth,faithful").status()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "audit 2025,65,'2025 is the beginning of the names of 2 runs; give more of one: "
        + NEWER
        + ", "
        + OLD
        + "'",
    "audit 19,65,19 is not a run directory nor the beginning of a run's name; 'latest' is the"
        + " newest of 20260102T030405Z_smoke_",
    "run quik,66,quik is neither a suite nor a file; did you mean 'quick'?",
    "gate quik,66,quik is neither a suite nor a file; did you mean 'quick'?",
    "plan quick.yaml,66,quick.yaml does not exist",
  })
  void whatNamesNothingOrSeveralIsRefused(String line, int status, String message) {
    Session.Result result = session.run((Object[]) line.split(" "));
    assertThat(result.err()).contains(message);
    assertThat(result.status()).isEqualTo(status);
  }

  @Test
  void withoutRunsItSaysHowToGetOne() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(session.in(empty).run("report", empty.resolve("latest")).err())
        .contains("nor is there any run to name; measure one with 'conflayers run quick'");
  }

  @Test
  void aSuiteGoesByItsNameOrItsFile() throws IOException {
    assertThat(session.run("validate", "quick").status()).isZero();
    assertThat(session.run("validate", "suites/quick.yaml").status()).isZero();
    Path own = folder.resolve("mine.yaml");
    Files.copy(Path.of("suites/quick.yaml"), own);
    assertThat(session.run("validate", own).status()).isZero();
    assertThat(session.run("ls", "suites").out()).contains("quick ").doesNotContain("suites/quick");
  }
}
