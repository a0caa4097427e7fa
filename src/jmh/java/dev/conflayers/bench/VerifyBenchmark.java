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

/** One full-depth pass over the nodes of a draft: what verification costs beside one step. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class VerifyBenchmark {
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

  /** Nodes, the root included. */
  @Param({"1", "2", "3", "4", "6", "8", "12", "16", "24", "32", "48", "64"})
  public int nodes;

  /** chain, or comb: a chain whose nodes have siblings. */
  @Param("chain")
  public String shape = "chain";

  private @Nullable BenchedSession opened;
  private TokenTree tree = TokenTree.chain(1);

  /** Loads the model. */
  @Setup(Level.Trial)
  public void open() {
    opened = BenchedSession.open(model, dtype, threads, context);
    int[] tokens = new int[nodes];
    int[] parents = new int[nodes];
    parents[0] = -1;
    int spine = 0;
    for (int node = 1; node < nodes; node++) {
      tokens[node] = 1 + node;
      parents[node] = shape.equals("comb") ? spine : node - 1;
      spine = node % 3 == 0 ? node : spine;
    }
    tree = TokenTree.of(tokens, parents);
  }

  @TearDown(Level.Trial)
  public void close() {
    opened().close();
  }

  @Benchmark
  public int verify() {
    DecodeSession session = opened().session();
    int best = session.append(tree, Readout.ARGMAX).argmax(nodes - 1);
    session.truncate(context);
    return best;
  }

  private BenchedSession opened() {
    BenchedSession session = opened;
    if (session == null) {
      throw new IllegalStateException("set-up has not run");
    }
    return session;
  }
}
