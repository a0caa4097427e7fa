package dev.conflayers.bench;

import dev.conflayers.decode.skip.LayerSelection;
import dev.conflayers.decode.skip.SelectionRule;
import dev.conflayers.model.ConfidenceSpace;
import dev.conflayers.model.LayerConfidence;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What choosing a skip set costs: the probe, and the selection alone. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SearchBenchmark {
  /** Path of a checkpoint. */
  @Param("")
  public String model = "";

  @Param("fp32")
  public String dtype = "fp32";

  /** Threads of one operation; 0 for one per core. */
  @Param("0")
  public int threads;

  /** Rows in the KV cache. */
  @Param("128")
  public int context;

  /** Tokens the probe looks at. */
  @Param({"16", "100"})
  public int window;

  private @Nullable BenchedSession opened;
  private int[] tokens = {};
  private LayerConfidence profile = new LayerConfidence(List.of(), List.of());

  /** Loads the model. */
  @Setup(Level.Trial)
  public void open() {
    opened = BenchedSession.open(model, dtype, threads, context);
    tokens = new int[window];
    for (int i = 0; i < window; i++) {
      tokens[i] = i % 17;
    }
    profile = probe();
  }

  @TearDown(Level.Trial)
  public void close() {
    opened().close();
  }

  @Benchmark
  public LayerConfidence probe() {
    return opened().session().probe(Math.min(context, 64), tokens, ConfidenceSpace.HIDDEN);
  }

  @Benchmark
  public LayerSelection select() {
    return LayerSelection.of(profile, SelectionRule.reference(0.4));
  }

  private BenchedSession opened() {
    BenchedSession session = opened;
    if (session == null) {
      throw new IllegalStateException("set-up has not run");
    }
    return session;
  }
}
