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

  @Override
  void close();
}
