package dev.conflayers.lab.train;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.model.checkpoint.ElementType;
import dev.conflayers.model.checkpoint.HubConfigWriter;
import dev.conflayers.model.checkpoint.LlamaConfig;
import dev.conflayers.model.checkpoint.Safetensors;
import dev.conflayers.model.torch.train.Learner;
import dev.conflayers.model.torch.train.ParameterLayout;
import dev.conflayers.record.ResultJson;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Exports the trained model as a checkpoint that the engine and transformers can open. */
final class ModelExport {
  private ModelExport() {}

  static void write(
      Path folder,
      LlamaConfig config,
      Optional<Integer> begin,
      Learner learner,
      Recipe.Storage storage)
      throws IOException {
    ElementType type = ElementType.valueOf(storage.name());
    FloatBuffer weights = learner.numbers(Learner.Vector.WEIGHTS);
    List<Safetensors.Tensor> tensors = new ArrayList<>();
    for (ParameterLayout.Parameter parameter : learner.layout().parameters()) {
      tensors.add(
          new Safetensors.Tensor(
              parameter.name(),
              parameter.shape(),
              weights.slice(parameter.offset(), parameter.size())));
    }
    Safetensors.write(folder.resolve("model.safetensors"), Map.of("format", "pt"), tensors, type);
    HubConfigWriter settings = new HubConfigWriter(config, begin);
    write(folder.resolve("config.json"), settings.config(type));
    write(folder.resolve("generation_config.json"), settings.generation());
  }

  private static void write(Path file, ObjectNode json) throws IOException {
    Files.writeString(file, ResultJson.pretty().writeValueAsString(json) + "\n");
  }
}
