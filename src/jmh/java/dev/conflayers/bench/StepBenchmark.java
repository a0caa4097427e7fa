package dev.conflayers.bench;

import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
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

/** One full-depth step, and one draft step with sublayers left out: the cost ratio of a draft. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StepBenchmark {
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

  /** Which sublayers are left out. */
  @Param({"none", "half", "attention", "mlp", "eligible"})
  public String skips = "none";

  private @Nullable BenchedSession opened;
  private SkipSet set = SkipSet.none();
  private final int[] token = {1};

  /** Loads the model. */
  @Setup(Level.Trial)
  public void open() {
    opened = BenchedSession.open(model, dtype, threads, context);
    set = opened().skips(skips);
  }

  @TearDown(Level.Trial)
  public void close() {
    opened().close();
  }

  /** A step that only asks for the best token, as full depth does. */
  @Benchmark
  public int argmax() {
    DecodeSession session = opened().session();
    int best = session.append(token, set, Readout.ARGMAX).argmax(0);
    session.truncate(context);
    return best;
  }

  /** A step that also asks how sure the draft is, as a drafter does. */
  @Benchmark
  public double confidence() {
    DecodeSession session = opened().session();
    double sure = session.append(token, set, Readout.top(2)).probability(0, 0);
    session.truncate(context);
    return sure;
  }

  private BenchedSession opened() {
    BenchedSession session = opened;
    if (session == null) {
      throw new IllegalStateException("set-up has not run");
    }
    return session;
  }
}
