package dev.conflayers.model;

/** A decoder-only transformer with frozen weights. */
public interface LanguageModel extends AutoCloseable {
  ModelShape shape();

  /**
   * Opens an empty session with room for {@code capacity} rows. Every row of its cache is allocated
   * here, once.
   *
   * @throws IllegalArgumentException if {@code capacity} is below 1 or above the context length
   */
  DecodeSession openSession(int capacity);

  /**
   * Waits until the device has finished all work of this model's sessions. An asynchronous device,
   * such as a GPU, would otherwise still be busy when the clock is read. Engines whose passes
   * return only when they are done, as on the CPU, have nothing to wait for.
   */
  default void synchronize() {}

  @Override
  void close();
}
