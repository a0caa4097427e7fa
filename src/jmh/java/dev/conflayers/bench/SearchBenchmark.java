package dev.conflayers.bench;

import dev.conflayers.decode.method.conflayers.LayerSelection;
import dev.conflayers.decode.method.conflayers.SelectionRule;
import dev.conflayers.model.ConfidenceSpace;
import dev.conflayers.model.LayerConfidence;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Benchmark of choosing a skip set: the probe, and the selection alone. */
public class SearchBenchmark extends ModelBenchmark {
  /** Tokens that the probe reads. */
  @Param({"16", "100"})
  public int window;

  private int[] tokens = {};
  private LayerConfidence profile = new LayerConfidence(List.of(), List.of());

  @Override
  void prepare(BenchedSession ready) {
    tokens = new int[window];
    for (int i = 0; i < window; i++) {
      tokens[i] = i % 17;
    }
    profile = probe();
  }

  @Benchmark
  public LayerConfidence probe() {
    return opened().session().probe(Math.min(context, 64), tokens, ConfidenceSpace.HIDDEN);
  }

  @Benchmark
  public LayerSelection select() {
    return LayerSelection.of(profile, SelectionRule.reference(0.4));
  }
}
