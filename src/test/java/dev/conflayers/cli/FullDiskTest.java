package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.conflayers.app.Materials;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.record.Agreement;
import dev.conflayers.record.ForkEnd;
import dev.conflayers.record.ForkRecord;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.MeasurementSink;
import dev.conflayers.run.Disturbances;
import dev.conflayers.run.RunListener;
import dev.conflayers.run.Runner;
import dev.conflayers.suite.Strategy;
import dev.conflayers.suite.SuiteReader;
import dev.conflayers.suite.plan.RunPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A sink that refuses ends the run at once; nothing that it took before is asked for again. */
class FullDiskTest {
  /** Takes a few measurements, then has no room. */
  private static final class SmallSink implements MeasurementSink {
    private final List<Measurement> kept = new ArrayList<>();
    private final List<Agreement> agreements = new ArrayList<>();
    private int room;

    SmallSink(int room) {
      this.room = room;
    }

    @Override
    public void accept(Measurement measurement) throws IOException {
      if (room-- == 0) {
        throw new IOException("No space left on device");
      }
      kept.add(measurement);
    }

    @Override
    public void accept(Agreement agreement) {
      agreements.add(agreement);
    }

    @Override
    public void accept(ForkRecord fork) {}

    @Override
    public void accept(ForkEnd end) {}

    @Override
    public void sync() {}

    @Override
    public void close() {}
  }

  @Test
  void endsTheRunAndTheNextOneMeasuresTheRest() throws IOException {
    ScriptedEngine engine = new ScriptedEngine(0.2);
    Session session = new Session(engine, engine.clock());
    RunPlan plan =
        new Materials(session.wiring().workplace())
            .plan(new SuiteReader().read(Path.of("suites/smoke.yaml")).suite());
    try (LoadedModel model =
        engine.load("m", plan.suite().model().options(), line -> assertThat(line).isNotNull())) {
      Runner runner =
          new Runner(model, Strategy::newDecoder, engine.clock(), Disturbances.unknown());
      SmallSink small = new SmallSink(5);
      Runner.Fork fork =
          new Runner.Fork(0, "2026-01-01T00:00:00Z", Map.of(), new ForkRecord.Jvm(0, 1, ""));
      RunListener silent = new RunListener() {};
      assertThatThrownBy(
              () -> runner.run(plan, fork, Runner.Done.nothing(), small, silent, () -> false))
          .isInstanceOf(IOException.class)
          .hasMessage("No space left on device");
      assertThat(small.kept).hasSize(5);

      SmallSink large = new SmallSink(100);
      Runner.Done done = new Runner.Done(small.kept, small.agreements);
      assertThat(runner.run(plan, fork, done, large, silent, () -> false)).isTrue();
      // Three warm-up trials again, and the four measured ones that were missing.
      assertThat(large.kept).extracting(Measurement::trial).containsExactly(0, 1, 2, 5, 6, 7, 8);
    }
  }
}
