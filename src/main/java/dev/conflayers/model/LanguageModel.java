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
   * Waits until the device has done all that sessions have asked of it. A device that works beside
   * the processor would otherwise still be busy when the clock is read. Engines that return from a
   * pass only when it is done, as those on the processor do, have nothing to wait for.
   */
  default void synchronize() {}

  @Override
  void close();
}
