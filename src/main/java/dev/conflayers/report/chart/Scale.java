package dev.conflayers.report.chart;

/** How an axis places its values. */
public enum Scale {
  LINEAR,
  /** Whole numbers. */
  COUNT,
  /** Ratios: 0.5 and 2 are equally far from 1. */
  RATIO,
  /** Powers of ten are equally far apart. */
  LOG,
  /** Value i is the name i, the first at the top; for vertical axes. */
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
