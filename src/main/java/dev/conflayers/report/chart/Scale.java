package dev.conflayers.report.chart;

/** The scale of an axis. */
public enum Scale {
  LINEAR,
  /** Whole numbers. */
  COUNT,
  /** Ratios: 0.5 and 2 are equally far from 1. */
  RATIO,
  /** Powers of ten are equally far apart. */
  LOG,
  /** Categories: value i is name i, the first at the top; for vertical axes. */
  NAMES;

  double place(double value) {
    return switch (this) {
      case RATIO -> Math.log(value);
      case LOG -> Math.log10(value);
      case NAMES -> -value;
      case LINEAR, COUNT -> value;
    };
  }
}
