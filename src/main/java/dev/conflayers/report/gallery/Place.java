package dev.conflayers.report.gallery;

import dev.conflayers.report.chart.Dot;
import java.util.List;

/**
 * A strategy's position in the plane of speed and quality.
 *
 * @param dot speed on x and quality on y, with their intervals if known
 */
record Place(String strategy, Dot dot) {
  private static final double SAME = 1e-9;

  /** Returns whether it dominates the other: as good in both, and better in one. */
  boolean beats(Place other) {
    return dot.x() >= other.dot.x()
        && dot.y() >= other.dot.y() - SAME
        && (dot.x() > other.dot.x() || dot.y() > other.dot.y() + SAME);
  }

  /**
   * Returns whether the dominance is significant: intervals are disjoint in one direction, and in
   * the other disjoint or identical, as are the scores of identical texts.
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

  /** Returns whether it is significantly dominated. */
  boolean isSurelyBeaten(List<Place> others) {
    return others.stream().anyMatch(other -> other.surelyBeats(this));
  }

  /** Returns the dot without its vertical interval if that equals full depth's. */
  Dot beside(Place full) {
    boolean same =
        !strategy.equals(full.strategy)
            && Math.abs(dot.y() - full.dot.y()) <= SAME
            && Math.abs(dot.yLow() - full.dot.yLow()) <= SAME
            && Math.abs(dot.yHigh() - full.dot.yHigh()) <= SAME;
    return same ? dot.y(null, null) : dot;
  }
}
