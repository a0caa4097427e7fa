package dev.conflayers.bench;

import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.Readout;
import dev.conflayers.model.TokenTree;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Benchmark of cache compaction: keeps the accepted path of a draft tree in every layer. */
public class CompactionBenchmark extends ModelBenchmark {
  /** Rows that stay. */
  @Param({"2", "8"})
  public int kept;

  private TokenTree tree = TokenTree.chain(1);
  private int[] path = {};

  @Override
  void prepare(BenchedSession ready) {
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

  /** Moves the rows; each call moves the copies that the last one made. */
  @Benchmark
  public int keep() {
    DecodeSession session = opened().session();
    try (DecodeSession copy = session.fork(session.length())) {
      copy.keep(context, path);
      return copy.length();
    }
  }

  /** The cost of the copy alone, to subtract from that of {@link #keep}. */
  @Benchmark
  public int fork() {
    DecodeSession session = opened().session();
    try (DecodeSession copy = session.fork(session.length())) {
      return copy.length();
    }
  }
}
