package dev.conflayers.model.checkpoint;

import java.util.List;

/** Checked sizes of tensors from untrusted files. */
final class TensorShape {
  static final int MOST_DIMENSIONS = 8;

  private TensorShape() {}

  /**
   * Returns the size in bytes of a tensor of {@code shape}.
   *
   * @param where names file and tensor in a refusal
   */
  static long bytes(String where, ElementType type, List<Long> shape) {
    if (shape.size() > MOST_DIMENSIONS) {
      throw new CheckpointProblem(
          where
              + " has "
              + shape.size()
              + " dimensions, more than the "
              + MOST_DIMENSIONS
              + " a"
              + " weight can have; the file is damaged");
    }
    long values = 1;
    for (long n : shape) {
      if (n < 0 || n > Integer.MAX_VALUE) {
        throw new CheckpointProblem(
            where
                + " has a dimension of "
                + n
                + ", outside 0 to "
                + Integer.MAX_VALUE
                + "; the file is damaged");
      }
      values = n == 0 ? 0 : values * n;
      // Each factor is below 2^31, so a product checked at every step cannot overflow unnoticed.
      if (values > Long.MAX_VALUE >>> 32) {
        throw new CheckpointProblem(
            where
                + " has shape "
                + shape
                + ", more values than any file holds; the file is"
                + " damaged");
      }
    }
    long last = shape.isEmpty() ? 1 : shape.get(shape.size() - 1);
    if (last % type.blockValues() != 0) {
      throw new CheckpointProblem(
          where
              + " has rows of "
              + last
              + " values, not a multiple of the "
              + type.blockValues()
              + " in a block of "
              + type
              + "; the file is damaged");
    }
    return values / type.blockValues() * type.blockBytes();
  }

  static List<Integer> narrow(List<Long> shape) {
    return shape.stream().map(Math::toIntExact).toList();
  }
}
