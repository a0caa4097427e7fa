package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.conflayers.app.Materials;
import dev.conflayers.run.RunListener;
import dev.conflayers.run.fork.TurnTaking;
import dev.conflayers.suite.SuiteReader;
import dev.conflayers.suite.plan.RunPlan;
import dev.conflayers.suite.plan.Trial;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnTakingTest {
  private static List<Trial> trials() throws IOException {
    RunPlan plan =
        new Materials(Session.scripted().wiring().workplace())
            .plan(new SuiteReader().read(Path.of("suites/smoke.yaml")).suite());
    return plan.trials();
  }

  private static TurnTaking taking(String heard, StringWriter said, List<Trial> started) {
    return new TurnTaking(
        new RunListener() {
          @Override
          public void started(Trial trial) {
            started.add(trial);
          }
        },
        new BufferedReader(new StringReader(heard)),
        new PrintWriter(said));
  }

  @Test
  void asksOnceForEveryBlock() throws IOException {
    StringWriter said = new StringWriter();
    List<Trial> started = new ArrayList<>();
    TurnTaking turns = taking("\n".repeat(100), said, started);
    trials().forEach(turns::started);
    assertThat(started).isEqualTo(trials());
    assertThat(said.toString().lines())
        .hasSize((int) trials().stream().map(Trial::block).distinct().count())
        .containsOnly(TurnTaking.ASKS);
  }

  @Test
  void endsWithWhoeverGivesTurns() throws IOException {
    TurnTaking turns = taking("", new StringWriter(), new ArrayList<>());
    Trial first = trials().get(0);
    assertThatThrownBy(() -> turns.started(first))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("has ended");
  }
}
