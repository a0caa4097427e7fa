package dev.conflayers.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.decode.NanoClock;
import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.ModelShape;
import dev.conflayers.record.Agreement;
import dev.conflayers.record.ForkEnd;
import dev.conflayers.record.ForkRecord;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.MeasurementSink;
import dev.conflayers.suite.Strategy;
import dev.conflayers.testing.LetterTokenizer;
import dev.conflayers.testing.ScriptedModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Times are right on a device that returns from a pass before it has done it. */
class DeviceClockTest {
  /** Returns from every pass at once; the clock sees its time when somebody has waited for it. */
  private static final class Asynchronous implements LanguageModel {
    private final ScriptedModel model = ScriptedModel.of(26, 5, 0.3);
    private long seen;

    NanoClock clock() {
      return () -> seen;
    }

    @Override
    public void synchronize() {
      seen = model.clock().nanos();
    }

    @Override
    public ModelShape shape() {
      return model.shape();
    }

    @Override
    public DecodeSession openSession(int capacity) {
      return model.openSession(capacity);
    }

    @Override
    public void close() {
      model.close();
    }
  }

  private static List<Measurement> measured(LanguageModel model, NanoClock clock)
      throws IOException {
    List<Measurement> measured = new ArrayList<>();
    MeasurementSink sink =
        new MeasurementSink() {
          @Override
          public void accept(Measurement measurement) {
            measured.add(measurement);
          }

          @Override
          public void accept(Agreement agreement) {}

          @Override
          public void accept(ForkRecord fork) {}

          @Override
          public void accept(ForkEnd end) {}

          @Override
          public void sync() {}

          @Override
          public void close() {}
        };
    new Runner(
            new LoadedModel(model, new LetterTokenizer(), Map.of()),
            Strategy::newDecoder,
            clock,
            Disturbances.unknown())
        .run(
            RunnerTest.plan(),
            RunnerTest.FORK,
            Runner.Done.nothing(),
            sink,
            new RunListener() {},
            () -> false);
    return measured;
  }

  @Test
  void anAsynchronousDeviceIsTimedLikeOneThatWaits() throws IOException {
    ScriptedModel waiting = ScriptedModel.of(26, 5, 0.3);
    List<Measurement> expected = measured(waiting, waiting.clock());
    Asynchronous model = new Asynchronous();
    List<Measurement> actual = measured(model, model.clock());
    assertThat(actual).hasSameSizeAs(expected);
    assertThat(actual)
        .extracting(Measurement::wallNanos)
        .containsExactlyElementsOf(expected.stream().map(Measurement::wallNanos).toList());
    assertThat(actual)
        .extracting(Measurement::timing)
        .containsExactlyElementsOf(expected.stream().map(Measurement::timing).toList());
    assertThat(actual).allMatch(m -> m.wallNanos() > 0);
  }
}
