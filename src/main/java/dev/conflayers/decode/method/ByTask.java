package dev.conflayers.decode.method;

/** Settings that are not the same for every task. */
public interface ByTask {
  /**
   * Returns the settings that hold for prompts of {@code task}.
   *
   * @throws IllegalArgumentException if there are none for it
   */
  Record on(String task);
}
