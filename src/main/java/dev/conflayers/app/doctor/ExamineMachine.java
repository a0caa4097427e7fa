package dev.conflayers.app.doctor;

import dev.conflayers.run.fork.Instruments;
import dev.conflayers.run.machine.FixedWork;
import dev.conflayers.run.machine.Noise;
import dev.conflayers.run.machine.NoiseProbe;
import java.io.IOException;
import java.util.function.DoubleConsumer;

/** Finds out what this machine is and whether it can measure. */
public final class ExamineMachine {
  private final Instruments instruments;
  private final EngineInfo engine;

  /** Makes the service. */
  public ExamineMachine(Instruments instruments, EngineInfo engine) {
    this.instruments = instruments;
    this.engine = engine;
  }

  /** Reads the machine's facts and has the engine time itself. */
  public Examination examine() {
    return Examination.of(instruments.machine().facts(), engine);
  }

  /**
   * Repeats blocks of the same work and says how much their times vary.
   *
   * @param elapsed is told the seconds since it began
   */
  public Noise noise(int seconds, DoubleConsumer elapsed) throws IOException {
    try (FixedWork work = new FixedWork()) {
      return new NoiseProbe(instruments.clock(), instruments.disturbances(), work.workloads())
          .measure(seconds, elapsed);
    }
  }
}
