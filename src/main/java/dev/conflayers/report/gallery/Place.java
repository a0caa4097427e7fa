package dev.conflayers.report.gallery;

import dev.conflayers.report.chart.Dot;
import java.util.List;

/**
 * Where a strategy stands between speed and quality.
 *
 * @param dot speed to the right, quality upwards, with what is known of their intervals
 */
record Place(String strategy, Dot dot) {
  private static final double SAME = 1e-9;

  /** Returns whether it is as good in both, and better in one. */
  boolean beats(Place other) {
    return dot.x() >= other.dot.x()
        && dot.y() >= other.dot.y() - SAME
        && (dot.x() > other.dot.x() || dot.y() > other.dot.y() + SAME);
  }

  /**
   * Returns whether the intervals say so too: apart in one direction, and in the other apart as
   * well or the very same, as the scores of the same texts are.
   */
  boolean surelyBeats(Place other) {
    boolean faster = dot.xLow() > other.dot.xHigh();
    boolean better = dot.yLow() > other.dot.yHigh();
    return (faster && (better || Math.abs(dot.y() - other.dot.y()) <= SAME))
        || (better && dot.x() == other.dot.x());
  }

  boolean isBeaten(List<Place> others) {
    return others.stream().anyMatch(other -> other.beats(this));
  }

  /** Returns whether it can be told that it is beaten. */
  boolean isSurelyBeaten(List<Place> others) {
    return others.stream().anyMatch(other -> other.surelyBeats(this));
  }

  /** Returns the dot without its upright interval where that is full depth's. */
  Dot beside(Place full) {
    boolean same =
        !strategy.equals(full.strategy)
            && Math.abs(dot.y() - full.dot.y()) <= SAME
            && Math.abs(dot.yLow() - full.dot.yLow()) <= SAME
            && Math.abs(dot.yHigh() - full.dot.yHigh()) <= SAME;
    return same ? dot.y(null, null) : dot;
  }
}
