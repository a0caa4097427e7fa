package dev.conflayers.model.checkpoint;

import java.util.List;

/**
 * A tensor's place in its file.
 *
 * @param shape row-major: the last dimension is contiguous
 * @param offset of the first byte, from the start of the file
 * @param bytes its length in the file
 */
record StoredTensor(String name, ElementType type, List<Integer> shape, long offset, long bytes) {
  StoredTensor {
    shape = List.copyOf(shape);
  }

  /** Returns the number of rows: 1 for vectors and scalars. */
  int rows() {
    return shape.size() < 2 ? 1 : shape.get(0);
  }

  /** Returns the number of values in a row: the product of all dimensions but the first. */
  long rowLength() {
    return shape.size() < 2
        ? shape.stream().mapToLong(n -> n).reduce(1, (a, b) -> a * b)
        : shape.stream().skip(1).mapToLong(n -> n).reduce(1, (a, b) -> a * b);
  }
}
