package dev.conflayers.app;

/** Turns what a user calls a model into the path of a checkpoint. */
@FunctionalInterface
public interface ModelFinder {
  /**
   * Returns the path of {@code nameOrPath}; a catalogue name is pulled if it is not cached.
   *
   * @param offline whether to refuse a name that is not cached instead
   */
  String find(String nameOrPath, boolean offline);
}
