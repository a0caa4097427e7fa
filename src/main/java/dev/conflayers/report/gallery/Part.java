package dev.conflayers.report.gallery;

/** The part of a report that a chart belongs to. */
public enum Part {
  SPEED,
  LATENCY,
  TEXT,
  DRAFTING,
  TIME,
  QUALITY,
  MACHINE
}
