package dev.conflayers.lab.train;

import dev.conflayers.base.Kebab;
import dev.conflayers.model.checkpoint.ElementType;
import dev.conflayers.model.checkpoint.Safetensors;
import dev.conflayers.model.torch.train.Learner;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The state file from which a training resumes: weights, moments and progress.
 *
 * @param identity what must be equal for the file to belong to a training
 */
record StateFile(Path file, String identity) {

  void write(Learner learner, TrainingState state) throws IOException {
    List<Safetensors.Tensor> tensors = new ArrayList<>();
    for (Learner.Vector vector : Learner.Vector.values()) {
      FloatBuffer numbers = learner.numbers(vector);
      tensors.add(new Safetensors.Tensor(Kebab.of(vector), List.of(numbers.remaining()), numbers));
    }
    Map<String, String> facts = new TreeMap<>(state.facts());
    facts.put("identity", identity);
    Safetensors.write(file, facts, tensors, ElementType.F32);
  }

  TrainingState read(Learner learner) {
    Map<String, String> facts = Safetensors.metadata(file);
    if (!identity.equals(facts.get("identity"))) {
      throw new TrainingProblem(
          file
              + " belongs to a training with another seed, model, vocabulary or data; train into"
              + " another folder, or restore the recipe and its files");
    }
    for (Learner.Vector vector : Learner.Vector.values()) {
      Safetensors.read(file, Kebab.of(vector), learner.numbers(vector));
    }
    try {
      return TrainingState.of(facts);
    } catch (NumberFormatException e) {
      throw new TrainingProblem(
          file + " does not contain the progress of the training; it is damaged");
    }
  }

  /**
   * Reads only the weights, as the start of another training.
   *
   * @param kind model and vocabulary, which must be equal
   */
  void readWeights(Learner learner, String kind) {
    String theirs = Safetensors.metadata(file).getOrDefault("identity", "");
    if (!theirs.contains(kind)) {
      throw new TrainingProblem(
          file
              + " is of another model or vocabulary than the recipe's; make the recipe's model that"
              + " of begin-with, or leave begin-with empty");
    }
    Learner.Vector weights = Learner.Vector.WEIGHTS;
    Safetensors.read(file, Kebab.of(weights), learner.numbers(weights));
  }
}
