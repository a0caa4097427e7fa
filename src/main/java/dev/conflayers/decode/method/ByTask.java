package dev.conflayers.decode.method;

/** Settings that differ between tasks. */
public interface ByTask {
  /**
   * Returns the settings for prompts of {@code task}.
   *
   * @throws IllegalArgumentException if there are none for it
   */
  Record on(String task);
}
