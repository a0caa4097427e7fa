package dev.conflayers.stats;

/**
 * Counts of the k smallest observations of a sample in each cell of rows by columns. Counts are
 * stored for 64 values of k, so that for any other k only a 64th of the observations has to be
 * counted.
 */
final class CellCounts {
  private static final int PLACES = 64;

  private final ClusteredSample sample;
  private final int columns;
  private final int apart;
  private final int[][] kept;

  /**
   * Counts.
   *
   * @param cells how many there are, {@code columns} for each row
   */
  CellCounts(ClusteredSample sample, int columns, int cells) {
    this.sample = sample;
    this.columns = columns;
    this.apart = 1 + sample.size() / PLACES;
    this.kept = new int[1 + sample.size() / apart][];
    int[] counts = new int[cells];
    for (int i = 0; i < sample.size(); i++) {
      if (i % apart == 0) {
        kept[i / apart] = counts.clone();
      }
      counts[sample.cell(i, columns)]++;
    }
    if (sample.size() % apart == 0) {
      kept[sample.size() / apart] = counts;
    }
  }

  /** Adds to each cell {@code weight} for each of its observations among the smallest. */
  void add(double[] sums, int smallest, double weight) {
    int[] counts = kept[smallest / apart];
    for (int cell = 0; cell < counts.length; cell++) {
      sums[cell] += weight * counts[cell];
    }
    for (int i = smallest / apart * apart; i < smallest; i++) {
      sums[sample.cell(i, columns)] += weight;
    }
  }
}
