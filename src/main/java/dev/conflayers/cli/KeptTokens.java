package dev.conflayers.cli;

import dev.conflayers.result.Agreement;
import dev.conflayers.result.ForkRecord;
import dev.conflayers.result.Measurement;
import dev.conflayers.result.MeasurementSink;
import dev.conflayers.token.TokenIds;
import dev.conflayers.token.Tokenizer;
import java.io.IOException;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Notes which ids go by, so that a report can say what they say without the model. */
final class KeptTokens implements MeasurementSink {
  private final MeasurementSink sink;
  private final SortedSet<Integer> ids = new TreeSet<>();

  KeptTokens(MeasurementSink sink) {
    this.sink = sink;
  }

  Map<Integer, String> texts(Tokenizer tokenizer) {
    Map<Integer, String> texts = new TreeMap<>();
    ids.forEach(id -> texts.put(id, tokenizer.decode(TokenIds.of(id))));
    return texts;
  }

  private void keep(TokenIds tokens) {
    for (int id : tokens.toArray()) {
      ids.add(id);
    }
  }

  @Override
  public void accept(Measurement measurement) throws IOException {
    keep(measurement.output());
    for (Measurement.Step step : measurement.steps()) {
      keep(step.chain());
      keep(step.emitted());
    }
    sink.accept(measurement);
  }

  @Override
  public void accept(Agreement agreement) throws IOException {
    Agreement.Divergence at = agreement.divergence();
    if (at != null) {
      keep(TokenIds.of(at.bestToken(), at.secondToken()));
    }
    sink.accept(agreement);
  }

  @Override
  public void accept(ForkRecord fork) throws IOException {
    sink.accept(fork);
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
