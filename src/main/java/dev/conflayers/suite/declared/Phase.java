package dev.conflayers.suite.declared;

/** What a trial is for. */
public enum Phase {
  /** To warm the machine and the JVM up. */
  WARM_UP,
  /** To let a steady strategy find its skip set before anything is measured. */
  SEARCH,
  MEASURED
}
