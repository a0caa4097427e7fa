package dev.conflayers.run.fork;

import dev.conflayers.record.Agreement;
import dev.conflayers.record.Measurement;
import dev.conflayers.run.RunListener;
import dev.conflayers.suite.plan.Trial;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Waits before every block until it is this process's turn: it asks for one on standard output and
 * begins when a line arrives on standard input.
 */
public final class TurnTaking implements RunListener {
  /** The environment variable that tells a process to alternate with another. */
  public static final String VARIABLE = "CONFLAYERS_TURNS";

  /** What a process says when it waits. */
  public static final String ASKS = "conflayers: next block?";

  private static final int NONE = -1;

  private final RunListener listener;
  private final BufferedReader in;
  private final PrintWriter out;
  private int block = NONE;

  /**
   * Asks on {@code out} and waits for a line on {@code in}; {@code listener} hears of all trials.
   */
  public TurnTaking(RunListener listener, BufferedReader in, PrintWriter out) {
    this.listener = listener;
    this.in = in;
    this.out = out;
  }

  @Override
  public void started(Trial trial) {
    if (trial.block() != block) {
      block = trial.block();
      await();
    }
    listener.started(trial);
  }

  private void await() {
    out.println(ASKS);
    out.flush();
    try {
      if (in.readLine() == null) {
        throw new IOException("the gate that gives turns has ended");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void skipped(List<Trial> skipped) {
    listener.skipped(skipped);
  }

  @Override
  public void finished(Trial trial, Measurement measurement) {
    listener.finished(trial, measurement);
  }

  @Override
  public void compared(Trial trial, Agreement agreement) {
    listener.compared(trial, agreement);
  }

  @Override
  public void notCompared(Trial trial, String why) {
    listener.notCompared(trial, why);
  }
}
