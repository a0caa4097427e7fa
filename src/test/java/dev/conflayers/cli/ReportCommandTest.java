package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run is reported from its directory alone, in the formats that were asked for. */
class ReportCommandTest {
  @TempDir private Path folder;

  private Path run = Path.of("");

  @BeforeEach
  void measure() throws IOException {
    Path results = folder.resolve("results");
    Session.scripted()
        .run("run", "suites/smoke.yaml", "--results", results, "--reports", folder.resolve("r"));
    run = names(results).findFirst().map(results::resolve).orElseThrow();
  }

  private static Stream<String> names(Path of) throws IOException {
    try (Stream<Path> files = Files.list(of)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  private Path report(String name) {
    return folder.resolve(name).resolve(run.getFileName());
  }

  @Test
  void writesTheFormatsThatAreNamed() throws IOException {
    Session.Result result =
        Session.scripted().run("report", run, "-o", "md,html", "--reports", folder.resolve("a"));
    assertThat(result.status()).as(result.err()).isEqualTo(ExitCode.OK.status());
    assertThat(names(report("a"))).containsExactly("report.html", "report.md");
  }

  @Test
  void twiceIsTheSameToTheByte() throws IOException {
    Session.scripted().run("report", run, "--reports", folder.resolve("a"));
    Session.scripted().run("report", run, "--reports", folder.resolve("b"));
    assertThat(names(report("a"))).hasSizeGreaterThan(3);
    for (String name : names(report("a")).toList()) {
      assertThat(report("b").resolve(name)).hasSameBinaryContentAs(report("a").resolve(name));
    }
  }

  @Test
  void refusesAFormatThatIsNone() {
    Session.Result result = Session.scripted().run("report", run, "-o", "html,docx");
    assertThat(result.status()).isEqualTo(ExitCode.USAGE.status());
    assertThat(result.err()).contains("-o must name html, md, tex, json or csv, got 'docx'");
  }
}
