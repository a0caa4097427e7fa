package dev.conflayers.cli;

import static dev.conflayers.cli.TuneSuites.HALF;
import static dev.conflayers.cli.TuneSuites.HEAD;
import static dev.conflayers.cli.TuneSuites.UNVERIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.conflayers.judge.tune.FrozenFiles;
import dev.conflayers.run.fork.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tuning does not do: accept a loss that was not allowed, or go on from a mistake. */
class TuneRefusalsTest {
  @TempDir private Path folder;

  private Object[] into(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--results", folder.resolve("runs"), "--reports", folder.resolve("out")));
    return all.toArray();
  }

  private Path suite(String strategies) throws IOException {
    return Files.writeString(folder.resolve("suite.yaml"), HEAD + strategies);
  }

  private Session.Result tune(String strategies, Object... more) throws IOException {
    List<Object> all = new ArrayList<>(List.of("tune", suite(strategies)));
    all.addAll(List.of(more));
    return Session.scripted().run(into(all.toArray()));
  }

  private Path frozen() {
    return folder.resolve("frozen.json");
  }

  @Test
  void lossyStrategiesCompeteOnlyWhereALossIsAllowed() throws IOException {
    assertThat(tune(UNVERIFIED).err())
        .contains("strategies must hold a lossless one; change the suite, or allow a loss");
    Session.Result lossless = tune(HALF + UNVERIFIED, "--prompts", 1, "--out", frozen());
    assertThat(lossless.err()).contains("unverified is left out, as it is not lossless");
    assertThat(FrozenFiles.read(frozen()).tried().get(0).candidates()).hasSize(1);

    Session.Result lossy =
        tune(
            UNVERIFIED,
            "--prompts",
            1,
            "--seed",
            2,
            "--out",
            frozen(),
            "--max-loss",
            "0.1",
            "--metric",
            "exact-match-number",
            "--json");
    assertThat(lossy.status()).as(lossy.err()).isZero();
    JsonNode document = new ObjectMapper().readTree(lossy.out());
    assertThat(document.at("/frozen/answer").asText()).isEqualTo("full-depth");
    assertThat(document.at("/frozen/test").isNull()).isTrue();
    assertThat(document.at("/frozen/tried/0/candidates/0/why").asText())
        .contains("0.1 of exact-match-number on gsm8k is not ruled out");
    assertThat(document.at("/file").asText()).isEqualTo(frozen().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "--max-loss 0.1,64,--max-loss and --metric must be given together",
    "--max-loss 1.5 --metric exact-match-number,64,'--max-loss must be within (0, 1), got 1.5'",
    "--max-loss 0.1 --metric bleu,65,'--metric must be one of the suite''s tasks'',"
        + " exact-match-number'",
    "--prompts 0,64,--prompts must be at least 1",
    "--seed -1,64,--seed must not be negative",
  })
  void mistakesEndWithTheirCodeAndOneMessage(String line, int status, String message)
      throws IOException {
    Session.Result result = tune(HALF, (Object[]) line.split(" "));
    assertThat(result.status()).isEqualTo(status);
    assertThat(result.err()).contains(message).doesNotContain("Exception");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void aSuiteOfFullDepthAloneHasNothingToChooseFrom() throws IOException {
    Session.Result result = tune("");
    assertThat(result.status()).isEqualTo(ExitCode.BAD_INPUT.status());
    assertThat(result.err()).contains("there is nothing to choose from");
  }

  @Test
  void anInterruptedTuningChoosesNothing() throws IOException {
    Session session = Session.scripted();
    session.interruption().ask();
    Session.Result result = session.run(into("tune", suite(HALF), "--out", frozen()));
    assertThat(result.status()).isEqualTo(ExitCode.INTERRUPTED.status());
    assertThat(result.err()).contains("Nothing was chosen.");
    assertThat(frozen()).doesNotExist();
  }
}
