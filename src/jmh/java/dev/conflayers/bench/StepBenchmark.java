package dev.conflayers.bench;

import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Benchmark of single steps, at full depth and with sublayers skipped: a draft's cost ratio. */
public class StepBenchmark extends ModelBenchmark {
  /** Which sublayers are skipped. */
  @Param({"none", "half", "attention", "mlp", "eligible"})
  public String skips = "none";

  private SkipSet set = SkipSet.none();
  private final int[] token = {1};

  @Override
  void prepare(BenchedSession ready) {
    set = ready.skips(skips);
  }

  /** A step that returns the best token only, as at full depth. */
  @Benchmark
  public int argmax() {
    DecodeSession session = opened().session();
    int best = session.append(token, set, Readout.ARGMAX).argmax(0);
    session.truncate(context);
    return best;
  }

  /** A step that also returns the confidence, as a drafter needs. */
  @Benchmark
  public double confidence() {
    DecodeSession session = opened().session();
    double sure = session.append(token, set, Readout.top(2)).probability(0, 0);
    session.truncate(context);
    return sure;
  }
}
