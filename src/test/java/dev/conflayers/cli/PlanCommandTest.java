package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plan says in a few lines what is measured and how long that takes. */
class PlanCommandTest {
  @TempDir private Path folder;
  private final ScriptedEngine engine = new ScriptedEngine(0.2);

  private Session session(Map<String, String> environment) {
    return new Session(engine, engine.clock(), environment);
  }

  @ParameterizedTest
  @CsvSource({"quick", "claim-1.4x"})
  void itsTimeIsRightWithinAHalf(String suite) throws Exception {
    Session session = session(Map.of());
    Object[] size = {"--prompts", 12, "--forks", 1};
    Session.Result plan = session.run("plan", suite, size[0], size[1], size[2], size[3], "--json");
    double planned = new ObjectMapper().readTree(plan.out()).path("estimated-seconds").asDouble();
    double start = engine.clock().nanos() / 1e9;
    Session.Result run =
        session.run(
            "run",
            suite,
            size[0],
            size[1],
            size[2],
            size[3],
            "--results",
            folder,
            "--reports",
            folder.resolve("reports"));
    assertThat(run.status()).as(run.err()).isZero();
    double taken = engine.clock().nanos() / 1e9 - start;
    assertThat(planned).isBetween(taken / 1.5, taken * 1.5);
  }

  @Test
  void isASummary() {
    Session.Result plan = session(Map.of()).run("plan", "tradeoff", "--ms-per-token", 5);
    assertThat(plan.out().lines().count()).isLessThan(20);
    assertThat(plan.out())
        .contains("mini-stories 24: 96 prompts", "and 34 more", "as a control full-depth-again")
        .contains("1, after 2 to 4 prompts to warm up", "5 ms per token");
  }

  @Test
  void listsTheTrialsWhereAsked() {
    Session.Result plan =
        session(Map.of()).run("plan", "quick", "--prompts", 1, "--ms-per-token", 5, "--list");
    assertThat(plan.out()).contains("every-other-layer-unverified").contains("(warm-up)");
    assertThat(plan.out().lines().count()).isGreaterThan(20);
  }

  @Test
  void aModelThatIsNotThereIsRefusedOrNotTimed() {
    Session session = session(Map.of("CONFLAYERS_CACHE", folder.toString()));
    Session.Result none = session.run("plan", "quick", "--model", "none.gguf");
    assertThat(none.status()).isEqualTo(66);
    assertThat(none.err()).contains("none.gguf is neither a file nor a model");
    assertThat(session.run("plan", "quick", "--model", "smolm2-135m").err())
        .contains("did you mean 'smollm2-135m-instruct'?");
    assertThat(session.run("plan", "quick", "--model", "acme/tiny").out())
        .contains("25 ms per token, assumed: acme/tiny is not on this machine; 'conflayers models")
        .contains("pull acme/tiny' fetches it");
  }

  @Test
  void aTimeSizesThePlan() {
    Session.Result plan = session(Map.of()).run("plan", "claim", "--time", "2m");
    assertThat(plan.status()).as(plan.err()).isZero();
    assertThat(plan.err()).contains("There is time for ");
    assertThat(plan.out()).contains("as long as a few prompts took here");
  }
}
