package dev.conflayers.bench;

import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.Readout;
import dev.conflayers.model.TokenTree;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Benchmark of verification, one full-depth pass over a draft's nodes, compared with one step. */
public class VerifyBenchmark extends ModelBenchmark {
  /** Nodes, the root included. */
  @Param({"1", "2", "3", "4", "6", "8", "12", "16", "24", "32", "48", "64"})
  public int nodes;

  /** chain, or comb: a chain whose nodes have siblings. */
  @Param("chain")
  public String shape = "chain";

  private TokenTree tree = TokenTree.chain(1);

  @Override
  void prepare(BenchedSession ready) {
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

  @Benchmark
  public int verify() {
    DecodeSession session = opened().session();
    int best = session.append(tree, Readout.ARGMAX).argmax(nodes - 1);
    session.truncate(context);
    return best;
  }
}
