package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.run.fork.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  private static List<String> files(Path of) throws IOException {
    try (Stream<Path> files = Files.walk(of)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> of.relativize(file).toString())
          .toList();
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
    assertThat(names(report("a"))).containsExactly("charts", "report.html", "report.md");
    assertThat(names(report("a").resolve("charts"))).allMatch(name -> name.endsWith(".svg"));
  }

  @Test
  void twiceIsTheSameToTheByte() throws IOException {
    Session.scripted().run("report", run, "--reports", folder.resolve("a"));
    Session.scripted().run("report", run, "--reports", folder.resolve("b"));
    assertThat(names(report("a"))).hasSizeGreaterThan(3);
    for (String name : files(report("a"))) {
      assertThat(report("b").resolve(name)).hasSameBinaryContentAs(report("a").resolve(name));
    }
  }

  @Test
  void refusesAFormatThatIsNone() {
    Session.Result result = Session.scripted().run("report", run, "-o", "html,docx");
    assertThat(result.status()).isEqualTo(ExitCode.USAGE.status());
    assertThat(result.err())
        .contains("-o must name html, md, tex, json, csv, svg or png, got 'docx'");
  }

  @Test
  void anOverviewNamesEveryRunAndWhatCannotBeRead() throws IOException {
    Path results = folder.resolve("results");
    Files.createDirectories(results.resolve("broken"));
    Files.writeString(results.resolve("broken").resolve("manifest.json"), "{");
    Session.scripted().run("report", run, "-o", "html", "--reports", folder.resolve("a"));
    Session.Result result =
        Session.scripted().run("report", "--index", results, "--reports", folder.resolve("a"));
    assertThat(result.status()).as(result.err()).isEqualTo(ExitCode.OK.status());
    assertThat(result.out()).contains("1 run, 1 that could not be read.");
    String page = Files.readString(folder.resolve("a").resolve("index.html"));
    assertThat(page)
        .contains("href=\"" + run.getFileName() + "/report.html\"")
        .contains("broken")
        .doesNotContain(folder.toString());
  }

  @Test
  void anOverviewOfNothingThatIsThereIsRefused() {
    Session.Result result = Session.scripted().run("report", "--index", folder.resolve("none"));
    assertThat(result.status()).isEqualTo(ExitCode.NO_INPUT.status());
    assertThat(Session.scripted().run("report").err())
        .contains("Missing required parameter: 'RUN'");
    assertThat(Session.scripted().run("report", run, "--index", folder).status())
        .isEqualTo(ExitCode.USAGE.status());
  }
}
