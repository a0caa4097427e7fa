package dev.conflayers.run.fork;

import dev.conflayers.model.token.TokenIds;
import dev.conflayers.model.token.Tokenizer;
import dev.conflayers.record.Agreement;
import dev.conflayers.record.ForkEnd;
import dev.conflayers.record.ForkRecord;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.MeasurementSink;
import dev.conflayers.run.Runner;
import java.io.IOException;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Notes which ids go by, so that a report can say what they say without the model. */
final class KeptTokens implements MeasurementSink {
  private final MeasurementSink sink;
  private final SortedSet<Integer> ids = new TreeSet<>();

  /**
   * Keeps the ids of a sink that goes on.
   *
   * @param done whose ids were not written down if the process that measured it was killed
   */
  KeptTokens(MeasurementSink sink, Runner.Done done) {
    this.sink = sink;
    done.measurements().forEach(this::keep);
    done.agreements().forEach(this::keep);
  }

  Map<Integer, String> texts(Tokenizer tokenizer) {
    Map<Integer, String> texts = new TreeMap<>();
    ids.forEach(id -> texts.put(id, tokenizer.decode(TokenIds.of(id))));
    return texts;
  }

  private void keep(Measurement measurement) {
    keep(measurement.output());
    for (Measurement.Step step : measurement.steps()) {
      keep(step.chain());
      keep(step.emitted());
    }
  }

  private void keep(Agreement agreement) {
    Agreement.Divergence at = agreement.divergence();
    if (at != null) {
      keep(TokenIds.of(at.bestToken(), at.secondToken()));
    }
  }

  private void keep(TokenIds tokens) {
    for (int id : tokens.toArray()) {
      ids.add(id);
    }
  }

  @Override
  public void accept(Measurement measurement) throws IOException {
    keep(measurement);
    sink.accept(measurement);
  }

  @Override
  public void accept(Agreement agreement) throws IOException {
    keep(agreement);
    sink.accept(agreement);
  }

  @Override
  public void accept(ForkRecord fork) throws IOException {
    sink.accept(fork);
  }

  @Override
  public void accept(ForkEnd end) throws IOException {
    sink.accept(end);
  }

  @Override
  public void sync() throws IOException {
    sink.sync();
  }

  @Override
  public void close() throws IOException {
    sink.close();
  }
}
