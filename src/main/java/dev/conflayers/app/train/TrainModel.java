package dev.conflayers.app.train;

import dev.conflayers.app.Workplace;
import dev.conflayers.lab.train.Recipe;
import dev.conflayers.lab.train.Trainer;
import dev.conflayers.lab.train.TrainingListener;
import dev.conflayers.run.fork.Instruments;
import dev.conflayers.suite.StrictYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Trains a small model from a recipe.
 *
 * @param recipe a file
 * @param out the model's folder; null for one in {@code models/}, named after the recipe
 * @param steps after which to stop, if they are fewer than the recipe's
 * @param resume whether to resume from the last checkpoint in the folder
 */
public record TrainModel(Path recipe, @Nullable Path out, int steps, boolean resume) {
  /** A trained model. */
  public record Trained(Path folder, Trainer.Outcome outcome) {}

  /** Trains, and keeps the recipe with the model. */
  public Trained train(Workplace workplace, TrainingListener listener) throws IOException {
    String text = Files.readString(workplace.find(recipe));
    Recipe asked = StrictYaml.parse(recipe.toString(), text, Recipe.class);
    Path folder = out == null ? workplace.home().resolve("models").resolve(asked.name()) : out;
    Instruments instruments = workplace.instruments();
    instruments.interruption().begin();
    Trainer.Outcome outcome =
        new Trainer(asked, folder, instruments.clock()::nanos, listener)
            .train(steps, resume, workplace::find, instruments.interruption()::wanted);
    Files.writeString(folder.resolve("recipe.yaml"), text);
    return new Trained(folder, outcome);
  }
}
