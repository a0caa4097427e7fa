package dev.conflayers.bench;

import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.Readout;
import dev.conflayers.model.TokenTree;
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

/** Keeping the accepted path of a tree in every layer of the KV cache. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CompactionBenchmark {
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

  /** Rows that stay. */
  @Param({"2", "8"})
  public int kept;

  private @Nullable BenchedSession opened;
  private TokenTree tree = TokenTree.chain(1);
  private int[] path = {};

  /** Loads the model. */
  @Setup(Level.Trial)
  public void open() {
    opened = BenchedSession.open(model, dtype, threads, context);
    int[] drafted = new int[2 * kept];
    for (int i = 0; i < drafted.length; i++) {
      drafted[i] = 1 + i;
    }
    tree = TokenTree.chain(0, drafted);
    opened().session().append(tree, Readout.ARGMAX);
    path = new int[kept];
    for (int i = 1; i < kept; i++) {
      path[i] = 2 * i;
    }
  }

  @TearDown(Level.Trial)
  public void close() {
    opened().close();
  }

  /** Moves the rows; the copies of one call are what the next one moves. */
  @Benchmark
  public int keep() {
    DecodeSession session = opened().session();
    try (DecodeSession copy = session.fork(session.length())) {
      copy.keep(context, path);
      return copy.length();
    }
  }

  /** The copy that keep also pays for here, to be subtracted. */
  @Benchmark
  public int fork() {
    DecodeSession session = opened().session();
    try (DecodeSession copy = session.fork(session.length())) {
      return copy.length();
    }
  }

  private BenchedSession opened() {
    BenchedSession session = opened;
    if (session == null) {
      throw new IllegalStateException("set-up has not run");
    }
    return session;
  }
}
