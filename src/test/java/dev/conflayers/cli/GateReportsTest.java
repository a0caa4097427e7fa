package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.judge.gate.GateState;
import dev.conflayers.report.gate.Export;
import dev.conflayers.report.gate.Sample;
import dev.conflayers.run.fork.ProcessEnd;
import dev.conflayers.testing.Verdicts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GateReportsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path directory;

  @Test
  void whatWasAskedForIsWritten() throws IOException {
    forms("--export", "bmf,jmh-json", "--charts", "https://example.org/charts")
        .reports(wiring(Map.of()), Set.of())
        .write(Verdicts.everyState(), directory);
    assertThat(directory.resolve("bmf.json")).exists();
    assertThat(directory.resolve("jmh.json")).exists();
    assertThat(directory.resolve("gha-bigger-is-better.json")).doesNotExist();
    assertThat(directory.resolve("report.md"))
        .content()
        .contains("(<https://example.org/charts/speedups.svg>)");
  }

  @Test
  void aSampleIsNamedAsItIsWritten() {
    assertThat(forms("--sample", "github-comment").sample()).isEqualTo(Sample.GITHUB_COMMENT);
    assertThat(forms().sample()).isNull();
  }

  /** Standard output belongs to --json. */
  @Test
  void gitHubIsToldOnStandardError() throws IOException {
    Path summary = directory.resolve("summary");
    Path output = directory.resolve("output");
    Wiring wiring =
        wiring(
            Map.of(
                "GITHUB_ACTIONS", "true",
                "GITHUB_STEP_SUMMARY", summary.toString(),
                "GITHUB_OUTPUT", output.toString()));
    forms()
        .reports(wiring, Set.of(GateState.INCONCLUSIVE))
        .announce(Verdicts.of(GateState.INCONCLUSIVE), directory);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).startsWith("::error title=INCONCLUSIVE s_steady");
    assertThat(Files.readString(summary)).contains("**INCONCLUSIVE:**");
    assertThat(Files.readString(output)).contains("verdict=INCONCLUSIVE\nexit-code=20\n");
  }

  @Test
  void elsewhereNobodyIsTold() throws IOException {
    forms().reports(wiring(Map.of()), Set.of()).announce(Verdicts.fortyFailures(), directory);
    assertThat(err.toString()).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }

  private static GateForms forms(String... arguments) {
    GateForms forms = new GateForms();
    CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();
    spec.addMixin("forms", CommandLine.Model.CommandSpec.forAnnotatedObject(forms));
    new CommandLine(spec)
        .registerConverter(Export.class, new EnumConverter<>(Export.class))
        .registerConverter(Sample.class, new EnumConverter<>(Sample.class))
        .parseArgs(arguments);
    return forms;
  }

  private Wiring wiring(Map<String, String> environment) {
    ScriptedEngine engine = new ScriptedEngine(0.2);
    return new Session(engine, engine.clock(), environment)
        .wiring(
            new Terminal(new PrintWriter(out), new PrintWriter(err), false, 0, 0),
            (run, fork) -> new ProcessEnd(1, 1));
  }
}
