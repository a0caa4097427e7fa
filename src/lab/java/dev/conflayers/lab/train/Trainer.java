package dev.conflayers.lab.train;

import dev.conflayers.model.checkpoint.LlamaConfig;
import dev.conflayers.model.torch.train.Learner;
import dev.conflayers.model.torch.train.LlamaLearner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/** Trains a model by a recipe, in a folder from which a killed training can resume. */
public final class Trainer {
  private static final String STATE = "state.safetensors";

  private final Recipe recipe;
  private final Path folder;
  private final Path work;
  private final LongSupplier nanos;
  private final TrainingListener listener;

  /**
   * Makes a trainer.
   *
   * @param folder for the model; its subfolder {@code training} is for state and log
   * @param nanos a clock, only for speed figures
   */
  public Trainer(Recipe recipe, Path folder, LongSupplier nanos, TrainingListener listener) {
    this.recipe = recipe;
    this.folder = folder;
    this.work = folder.resolve("training");
    this.nanos = nanos;
    this.listener = listener;
  }

  /**
   * The result of a training.
   *
   * @param step number of updates made
   * @param interrupted whether it was stopped before its last step
   * @param scores scores of the held-out rows since it was started or resumed
   */
  public record Outcome(
      int step, long tokens, double seconds, boolean interrupted, List<HeldOutScore> scores) {
    public Outcome {
      scores = List.copyOf(scores);
    }
  }

  /**
   * Trains until the recipe's last step, or {@code last} if that is earlier.
   *
   * @param resume whether to resume from the folder's state; otherwise there must be none
   * @param find resolves the paths of the recipe
   * @param stop checked after every step; true ends the training cleanly
   */
  public Outcome train(int last, boolean resume, UnaryOperator<Path> find, BooleanSupplier stop)
      throws IOException {
    refuseWhereThereIs(!resume);
    List<TrainingRow> rows = TrainingRows.read(paths(recipe.data().train(), find));
    if (!resume) {
      Files.createDirectories(work);
      if (recipe.beginWith().isEmpty()) {
        VocabularyFile.write(folder, recipe.vocabulary(), rows);
      } else {
        VocabularyFile.copy(find.apply(Path.of(recipe.beginWith())), folder);
      }
    }
    VocabularyFile vocabulary = VocabularyFile.open(folder, recipe.vocabulary());
    Sequences sequences =
        new Sequences(rows, vocabulary, recipe.data().promptWeight(), recipe.data().longest());
    HeldOut heldOut =
        new HeldOut(TrainingRows.read(paths(recipe.data().heldOut(), find)), vocabulary, recipe);
    tell(vocabulary, sequences);
    LlamaConfig config = config(vocabulary);
    StateFile state = new StateFile(work.resolve(STATE), identity(vocabulary, rows));
    try (Learner learner = LlamaLearner.open(config, recipe.threads())) {
      TrainingRun.Files files = new TrainingRun.Files(folder, work, state);
      TrainingRun.Export export =
          () -> ModelExport.write(folder, config, vocabulary.begin(), learner, recipe.storage());
      TrainingRun run =
          new TrainingRun(recipe, learner, sequences, heldOut, files, export, nanos, listener);
      if (!resume) {
        begin(learner, vocabulary, find);
      }
      return run.run(Math.min(last, recipe.schedule().steps()), resume, stop);
    }
  }

  private void begin(Learner learner, VocabularyFile vocabulary, UnaryOperator<Path> find) {
    if (recipe.beginWith().isEmpty()) {
      FirstWeights.draw(learner, recipe);
      return;
    }
    Path earlier = find.apply(Path.of(recipe.beginWith())).resolve("training");
    new StateFile(earlier.resolve(STATE), "").readWeights(learner, kind(vocabulary));
  }

  private static List<Path> paths(List<String> names, UnaryOperator<Path> find) {
    return names.stream().map(name -> find.apply(Path.of(name))).toList();
  }

  private void refuseWhereThereIs(boolean unwanted) {
    if (Files.exists(work.resolve(STATE)) == unwanted) {
      throw new TrainingProblem(
          unwanted
              ? folder
                  + " already contains a training; continue it with --resume, or choose another"
                  + " --out"
              : folder + " contains no training to resume; omit --resume, or give its --out");
    }
  }

  private void tell(VocabularyFile vocabulary, Sequences sequences) {
    if (sequences.size() == 0) {
      throw new TrainingProblem(
          "no training row has at most " + recipe.data().longest() + " tokens; raise data.longest");
    }
    long tokens = 0;
    for (int length : sequences.lengths()) {
      tokens += length;
    }
    listener.note(
        vocabulary.size()
            + " entries in the vocabulary; "
            + sequences.size()
            + " rows with "
            + tokens
            + " tokens; "
            + sequences.left()
            + " rows skipped because of their length");
    Recipe.Schedule schedule = recipe.schedule();
    if (schedule.tokensPerPass() > schedule.tokensPerStep() / 2) {
      // Sequences of similar length often belong to one task, whose gradient alone is a poor
      // estimate.
      listener.note(
          "schedule.tokens-per-pass is "
              + schedule.tokensPerPass()
              + ", so most steps are a single pass of similar lengths; at most "
              + schedule.tokensPerStep() / 2
              + " would mix lengths within a step");
    }
  }

  private LlamaConfig config(VocabularyFile vocabulary) {
    Recipe.Model model = recipe.model();
    return new LlamaConfig(
        "llama",
        model.layers(),
        model.hidden(),
        model.intermediate(),
        model.heads(),
        model.keyValueHeads(),
        model.headDim(),
        vocabulary.size(),
        model.contextLength(),
        model.normEpsilon(),
        LlamaConfig.Rope.plain(model.ropeTheta()),
        model.tied(),
        false,
        false,
        false,
        Set.of(vocabulary.end()));
  }

  /** Returns what trainings must share for the weights of one to be usable in another. */
  private String kind(VocabularyFile vocabulary) {
    return recipe.model() + " " + vocabulary.fingerprint();
  }

  /** Returns what a state must share with this training to be resumed. */
  private String identity(VocabularyFile vocabulary, List<TrainingRow> rows) {
    long texts = 0;
    for (TrainingRow row : rows) {
      texts = 31 * (31 * (31 * texts + row.prompt().hashCode()) + row.completion().hashCode());
    }
    return recipe.seed()
        + " "
        + kind(vocabulary)
        + " "
        + rows.size()
        + " "
        + texts
        + " "
        + recipe.data().longest();
  }
}
