package dev.conflayers.model.torch;

/** Hears how far the loading of a model has come. */
@FunctionalInterface
interface LoadProgress {
  /** Called now and then: {@code done} of {@code total} bytes of {@code what} are in memory. */
  void at(String what, long done, long total);
}
