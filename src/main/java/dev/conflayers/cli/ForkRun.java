package dev.conflayers.cli;

import dev.conflayers.model.LoadedModel;
import dev.conflayers.plan.RunPlan;
import dev.conflayers.result.RunDirectory;
import dev.conflayers.result.RunRecord;
import dev.conflayers.run.RunListener;
import dev.conflayers.run.Runner;
import dev.conflayers.suite.Strategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;

/** Measures what is missing of one fork, in this JVM. */
final class ForkRun {
  private final Wiring wiring;

  ForkRun(Wiring wiring) {
    this.wiring = wiring;
  }

  /** Returns whether the fork is complete now; it is not if the user interrupted it. */
  boolean measure(RunDirectory directory, RunPlan plan, LoadedModel model, int fork)
      throws IOException {
    RunRecord record = directory.read();
    Runner.Done done = new Runner.Done(record.measurements(), record.agreements());
    ProgressView progress = new ProgressView(wiring.terminal(), wiring.clock(), plan, fork);
    progress.resume(done.measurements());
    Runner runner = new Runner(model, Strategy::newDecoder, wiring.clock(), wiring.disturbances());
    Runner.Fork here =
        new Runner.Fork(
            fork,
            wiring.wallClock().instant().truncatedTo(ChronoUnit.SECONDS).toString(),
            new Machine(wiring.home(), wiring.environment()).facts());
    wiring.interruption().begin();
    try (RunDirectory.Lock lock = directory.lock();
        KeptTokens sink = new KeptTokens(directory.sink(lock), done)) {
      boolean complete =
          runner.run(
              plan,
              here,
              done,
              sink,
              listener(new FailedComparisons(progress, directory)),
              wiring.interruption()::wanted);
      directory.add(sink.texts(model.tokenizer()));
      return complete;
    } finally {
      wiring.interruption().settle();
      progress.clear();
    }
  }

  /** A gate that measures two builds has their processes take turns. */
  private RunListener listener(RunListener progress) {
    return wiring.environment().containsKey(TurnTaking.VARIABLE)
        ? new TurnTaking(
            progress,
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
            wiring.terminal().out())
        : progress;
  }
}
