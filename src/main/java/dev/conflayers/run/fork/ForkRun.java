package dev.conflayers.run.fork;

import dev.conflayers.model.LoadedModel;
import dev.conflayers.record.Agreement;
import dev.conflayers.record.ForkEnd;
import dev.conflayers.record.ForkRecord;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunRecord;
import dev.conflayers.run.Ledger;
import dev.conflayers.run.RunListener;
import dev.conflayers.run.Runner;
import dev.conflayers.run.machine.Machine;
import dev.conflayers.run.machine.Program;
import dev.conflayers.suite.Strategy;
import dev.conflayers.suite.plan.RunPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Measures what is missing of one fork, in this JVM. */
public final class ForkRun {
  private final Instruments instruments;

  /** Measures with these instruments. */
  public ForkRun(Instruments instruments) {
    this.instruments = instruments;
  }

  /** Returns whether the fork is complete now; it is not if the user interrupted it. */
  public boolean measure(RunDirectory directory, RunPlan plan, LoadedModel model, int fork)
      throws IOException {
    RunRecord record = directory.read();
    Runner.Done done = new Runner.Done(record.measurements(), record.agreements());
    RunListener progress = instruments.progress().trials(plan, fork, done.measurements());
    Runner runner =
        new Runner(model, Strategy::newDecoder, instruments.clock(), instruments.disturbances());
    ForkUse use = new ForkUse(Path.of("/"), model.provenance());
    int session = session(record, fork, new Ledger(plan, done).hasTrialsLeft(fork));
    Machine machine = instruments.machine();
    Runner.Fork here =
        new Runner.Fork(
            fork,
            instruments.now(),
            Program.named(machine.facts(), record.manifest().environment()),
            new ForkRecord.Jvm(session, ProcessHandle.current().pid(), machine.bootId()));
    instruments.interruption().begin();
    try (RunDirectory.Lock lock = directory.lock();
        KeptTokens sink = new KeptTokens(directory.sink(lock), done)) {
      boolean complete =
          runner.run(
              plan,
              here,
              done,
              sink,
              new FailedComparisons(progress, directory),
              instruments.interruption()::wanted);
      directory.add(sink.texts(model.tokenizer()));
      sink.accept(end(directory, fork, session, use));
      sink.sync();
      return complete;
    } finally {
      instruments.interruption().settle();
      instruments.progress().done();
    }
  }

  /** Returns how often the fork has begun to measure before; only comparing is no new session. */
  private static int session(RunRecord record, int fork, boolean measures) {
    int before = (int) record.forks().stream().filter(one -> one.fork() == fork).count();
    return measures ? before : Math.max(0, before - 1);
  }

  /** Seals what the files hold of the fork by now, so that a change made later can be seen. */
  private ForkEnd end(RunDirectory directory, int fork, int session, ForkUse use)
      throws IOException {
    RunRecord record = directory.read();
    List<Measurement> trials =
        record.measurements().stream().filter(trial -> trial.fork() == fork).toList();
    Set<Integer> own = trials.stream().map(Measurement::trial).collect(Collectors.toSet());
    int compared =
        (int) record.agreements().stream().map(Agreement::trial).filter(own::contains).count();
    return new ForkEnd(
        fork,
        session,
        instruments.now(),
        directory.measurementsOf(fork),
        compared,
        use.memory(trials),
        use.cgroup());
  }
}
