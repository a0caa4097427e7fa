package dev.conflayers.model.checkpoint;

import java.io.Closeable;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Set;

/**
 * The named matrices of one checkpoint, in Hugging Face names ({@code
 * model.layers.0.self_attn.q_proj.weight}) and Hugging Face layout (row-major, output by input,
 * rows of q and k in rotate-half order), regardless of the file's own conventions.
 */
public interface WeightSource extends Closeable {
  Set<String> names();

  /** Returns the row-major shape of {@code name}. */
  List<Integer> shape(String name);

  /** Returns how {@code name} is stored: {@code F32}, {@code BF16}, {@code Q4_1}, ... */
  String storage(String name);

  /**
   * Appends rows {@code firstRow} to {@code firstRow + rows}, exclusive, of {@code name} to {@code
   * out}, as single-precision numbers; a vector is one row.
   *
   * @throws CheckpointProblem if the bytes cannot be read or are not finite numbers
   */
  void read(String name, int firstRow, int rows, FloatBuffer out);

  @Override
  void close();
}
