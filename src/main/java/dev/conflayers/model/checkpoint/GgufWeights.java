package dev.conflayers.model.checkpoint;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The weights of a GGUF file under Hugging Face names.
 *
 * <p>Converters to GGUF interleave the rows of each q and k head of a llama, so that the two values
 * that rotate together are neighbours (row 2j and 2j+1 hold j and j + headDim/2); reading undoes
 * it. Qwen2 files keep the rotate-half order.
 */
public final class GgufWeights implements WeightSource {
  private final TensorFile file;
  private final Map<String, StoredTensor> tensors = new TreeMap<>();
  private final boolean interleaved;
  private final int headDim;

  public GgufWeights(GgufHeader header, LlamaConfig config) {
    interleaved = config.family().equals("llama");
    headDim = config.headDim();
    for (StoredTensor tensor : header.tensors()) {
      if (tensors.put(GgufNames.hub(tensor.name()), tensor) != null) {
        throw new CheckpointProblem(
            header.path() + ": tensor " + tensor.name() + " has two names; it is damaged");
      }
    }
    file = new TensorFile(header.path());
  }

  /** Returns the values of {@code name} in {@code header}'s file, or none if it is missing. */
  public static List<Float> vector(GgufHeader header, String name) {
    for (StoredTensor tensor : header.tensors()) {
      if (tensor.name().equals(name)) {
        if (tensor.shape().size() != 1 || tensor.rowLength() > 1 << 16) {
          throw new CheckpointProblem(
              header.path()
                  + ": tensor "
                  + name
                  + " has shape "
                  + tensor.shape()
                  + "; a vector of at most 65536 values is expected");
        }
        float[] values = new float[(int) tensor.rowLength()];
        try (TensorFile file = new TensorFile(header.path())) {
          file.read(tensor, 0, 1, FloatBuffer.wrap(values));
        }
        return java.util.stream.IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
      }
    }
    return List.of();
  }

  @Override
  public Set<String> names() {
    return tensors.keySet();
  }

  @Override
  public List<Integer> shape(String name) {
    return tensor(name).shape();
  }

  @Override
  public String storage(String name) {
    return tensor(name).type().name();
  }

  @Override
  public void read(String name, int firstRow, int rows, FloatBuffer out) {
    StoredTensor tensor = tensor(name);
    if (!interleaved || !(name.contains(".q_proj.") || name.contains(".k_proj."))) {
      file.read(tensor, firstRow, rows, out);
    } else if (tensor.shape().size() == 1) {
      float[] stored = new float[Math.toIntExact(tensor.rowLength())];
      file.read(tensor, firstRow, rows, FloatBuffer.wrap(stored));
      for (int i = 0; i < stored.length; i++) {
        out.put(stored[storedRow(i)]);
      }
    } else {
      for (int row = firstRow; row < firstRow + rows; row++) {
        file.read(tensor, storedRow(row), 1, out);
      }
    }
  }

  private int storedRow(int row) {
    int inHead = row % headDim;
    int half = headDim / 2;
    return row - inHead + (inHead < half ? 2 * inHead : 2 * (inHead - half) + 1);
  }

  private StoredTensor tensor(String name) {
    StoredTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new CheckpointProblem(file.path() + " lacks tensor " + name);
    }
    return tensor;
  }

  @Override
  public void close() {
    file.close();
  }
}
