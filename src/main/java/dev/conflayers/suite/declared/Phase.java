package dev.conflayers.suite.declared;

/** Phase of a run that a trial belongs to. */
public enum Phase {
  /** Warm-up of the machine and the JVM. */
  WARM_UP,
  /** Search of a steady strategy for its skip set before measuring. */
  SEARCH,
  MEASURED
}
