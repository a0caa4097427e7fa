package dev.conflayers.model.torch;

/** Listener to the progress of loading a model. */
@FunctionalInterface
interface LoadProgress {
  /** Called repeatedly: {@code done} of {@code total} bytes of {@code what} are in memory. */
  void at(String what, long done, long total);
}
