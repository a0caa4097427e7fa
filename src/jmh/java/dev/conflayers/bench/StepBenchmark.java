package dev.conflayers.bench;

import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** One full-depth step, and one draft step with sublayers left out: the cost ratio of a draft. */
public class StepBenchmark extends ModelBenchmark {
  /** Which sublayers are left out. */
  @Param({"none", "half", "attention", "mlp", "eligible"})
  public String skips = "none";

  private SkipSet set = SkipSet.none();
  private final int[] token = {1};

  @Override
  void prepare(BenchedSession ready) {
    set = ready.skips(skips);
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
}
