package dev.conflayers.model.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The weights of a Hugging Face directory: one safetensors file, or an index and its shards. */
public final class HubWeights implements WeightSource {
  private final Path directory;
  private final Map<String, StoredTensor> tensors = new TreeMap<>();
  private final Map<String, TensorFile> homes = new HashMap<>();
  private final List<TensorFile> files = new ArrayList<>();

  private HubWeights(Path directory) {
    this.directory = directory;
  }

  public static HubWeights open(Path directory) {
    List<Path> paths = files(directory);
    HubWeights weights = new HubWeights(directory);
    try {
      for (Path path : paths) {
        weights.add(path);
      }
      return weights;
    } catch (CheckpointProblem e) {
      weights.close();
      throw e;
    }
  }

  /** Returns the files that hold the weights of {@code directory}. */
  public static List<Path> files(Path directory) {
    Path single = directory.resolve("model.safetensors");
    if (Files.exists(single)) {
      return List.of(single);
    }
    Path index = directory.resolve("model.safetensors.index.json");
    if (!Files.exists(index)) {
      throw new CheckpointProblem(
          directory
              + " holds neither model.safetensors nor model.safetensors.index.json; weights"
              + " in another format must be converted to safetensors or GGUF");
    }
    JsonNode map = JsonSettings.read(index).root().path("weight_map");
    Set<Path> shards = new TreeSet<>();
    for (JsonNode file : map) {
      String name = file.asText();
      if (!file.isTextual() || !name.matches("[A-Za-z0-9._-]+\\.safetensors")) {
        throw new CheckpointProblem(
            index
                + ": weight_map names '"
                + name
                + "', which is not a plain .safetensors file name");
      }
      Path shard = directory.resolve(name);
      if (!Files.exists(shard)) {
        throw new CheckpointProblem(
            index + " names " + name + ", which is missing; download this shard");
      }
      shards.add(shard);
    }
    if (shards.isEmpty()) {
      throw new CheckpointProblem(index + ": weight_map is empty; the checkpoint is incomplete");
    }
    return List.copyOf(shards);
  }

  private void add(Path path) {
    List<StoredTensor> found = SafetensorsHeader.read(path);
    TensorFile file = new TensorFile(path);
    files.add(file);
    for (StoredTensor tensor : found) {
      if (tensors.put(tensor.name(), tensor) != null) {
        throw new CheckpointProblem(
            path
                + ": tensor "
                + tensor.name()
                + " is in another shard too; shards of different"
                + " checkpoints are mixed");
      }
      homes.put(tensor.name(), file);
    }
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
    TensorFile home = homes.get(name);
    if (home != null) {
      home.read(tensor, firstRow, rows, out);
    }
  }

  private StoredTensor tensor(String name) {
    StoredTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new CheckpointProblem(directory + " lacks tensor " + name);
    }
    return tensor;
  }

  @Override
  public void close() {
    files.forEach(TensorFile::close);
  }
}
