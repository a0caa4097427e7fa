package dev.conflayers.model.plain;

/** KV cache of one sequence, by layer and row, which refuses to read unwritten rows. */
final class RowCache {
  private final double[][][] keys; // [layers][capacity][keyValueHeads * headDim or null]
  private final double[][][] values;

  RowCache(int layers, int capacity) {
    keys = new double[layers][capacity][];
    values = new double[layers][capacity][];
  }

  int capacity() {
    return keys[0].length;
  }

  void write(int layer, int row, double[] key, double[] value) {
    keys[layer][row] = key;
    values[layer][row] = value;
  }

  /** Marks a row as unwritten in this layer. */
  @SuppressWarnings("NullAway")
  void clear(int layer, int row) {
    keys[layer][row] = null;
    values[layer][row] = null;
  }

  void move(int from, int to) {
    for (int layer = 0; layer < keys.length; layer++) {
      keys[layer][to] = keys[layer][from];
      values[layer][to] = values[layer][from];
    }
  }

  /** Returns a cache of the same capacity with the first {@code rows} of this one. */
  RowCache copy(int rows) {
    RowCache copy = new RowCache(keys.length, capacity());
    for (int layer = 0; layer < keys.length; layer++) {
      // A written row is never modified, so both caches may hold it.
      System.arraycopy(keys[layer], 0, copy.keys[layer], 0, rows);
      System.arraycopy(values[layer], 0, copy.values[layer], 0, rows);
    }
    return copy;
  }

  double[] key(int layer, int row) {
    return written(keys, layer, row);
  }

  double[] value(int layer, int row) {
    return written(values, layer, row);
  }

  private static double[] written(double[][][] rows, int layer, int row) {
    if (rows[layer][row] == null) {
      throw new IllegalStateException(
          "the attention of layer "
              + layer
              + " reads row "
              + row
              + ", which a pass that skipped it left unwritten; truncate to that row first");
    }
    return rows[layer][row];
  }
}
