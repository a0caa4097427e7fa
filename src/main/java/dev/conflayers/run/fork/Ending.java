package dev.conflayers.run.fork;

import java.util.Optional;

/**
 * How measuring a run ended.
 *
 * @param fork the process that ended early and stopped the run, if one did
 */
public record Ending(State state, Optional<ProcessEnd> fork) {
  /** Whether everything is measured, and why not. */
  public enum State {
    COMPLETE,
    /** Something is missing, such as the trials of a fork that crashed. */
    INCOMPLETE,
    INTERRUPTED,
    /** A fork ended for a reason that would end the next one as well, such as a full disk. */
    STOPPED
  }

  /** Returns an ending that no process explains. */
  public static Ending of(State state) {
    return new Ending(state, Optional.empty());
  }

  /** Returns the ending of a run whose fork ended by itself, and early. */
  static Ending of(ProcessEnd fork) {
    return fork.interrupted()
        ? of(State.INTERRUPTED)
        : new Ending(State.STOPPED, Optional.of(fork));
  }

  /** Returns whether nothing is missing. */
  public boolean complete() {
    return state == State.COMPLETE;
  }

  /** Returns whether the user stopped it. */
  public boolean interrupted() {
    return state == State.INTERRUPTED;
  }
}
