package dev.conflayers.bench;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

/** Base of the benchmarks that use a session: the choice of model and the timing. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public abstract class ModelBenchmark {
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

  private @Nullable BenchedSession opened;

  /** Loads the model and prefills its session. */
  @Setup(Level.Trial)
  public void open() {
    opened = BenchedSession.open(model, dtype, threads, context);
    prepare(opened);
  }

  @TearDown(Level.Trial)
  public void close() {
    opened().close();
  }

  /** Prepares a benchmark's input, once the session is open. */
  abstract void prepare(BenchedSession ready);

  BenchedSession opened() {
    BenchedSession session = opened;
    if (session == null) {
      throw new IllegalStateException("set-up has not run");
    }
    return session;
  }
}
