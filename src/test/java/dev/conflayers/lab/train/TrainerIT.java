package dev.conflayers.lab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.Device;
import dev.conflayers.model.EngineOptions;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.model.torch.LlamaEngine;
import dev.conflayers.suite.StrictYaml;
import dev.conflayers.testing.HuggingFaceFolder;
import dev.conflayers.testing.ToyTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole trainings of a tiny model. */
class TrainerIT {
  @TempDir private Path folder;

  /** Keeps the figures of every update but their seconds. */
  private static class Figures implements TrainingListener {
    final List<List<Number>> updates = new ArrayList<>();
    final List<String> notes = new ArrayList<>();

    @Override
    public void updated(LogLine line, int steps) {
      updates.add(
          List.of(line.step(), line.loss(), line.gradientNorm(), line.skipped(), line.tokens()));
    }

    @Override
    public void evaluated(HeldOutScore score) {}

    @Override
    public void note(String note) {
      notes.add(note);
    }
  }

  @Test
  void theSameSeedGivesTheSameLossesToTheLastDigit() throws IOException {
    assertThat(train("one", 20, 1).updates).hasSize(20).isEqualTo(train("two", 20, 1).updates);
    assertThat(train("three", 3, 2).updates.get(0))
        .isNotEqualTo(train("four", 3, 1).updates.get(0));
  }

  @Test
  void aTrainingThatWasKilledGoesOnAsIfItHadNotBeen() throws IOException {
    Figures whole = train("whole", 16, 1);
    // Checkpoints come every 5 steps; the kill comes within step 8, so that 6 and 7 are done again.
    Figures killed =
        new Figures() {
          @Override
          public void updated(LogLine line, int steps) {
            if (line.step() == 8) {
              throw new IllegalStateException("killed");
            }
            super.updated(line, steps);
          }
        };
    Path out = folder.resolve("killed");
    Trainer trainer = new Trainer(recipe(1), out, System::nanoTime, killed);
    assertThatThrownBy(() -> trainer.train(16, false, UnaryOperator.identity(), () -> false))
        .hasMessage("killed");
    Figures resumed = new Figures();
    new Trainer(recipe(1), out, System::nanoTime, resumed)
        .train(16, true, UnaryOperator.identity(), () -> false);
    assertThat(resumed.updates).isEqualTo(whole.updates.subList(5, 16));
    assertThat(Files.readAllLines(out.resolve("training/log.jsonl"))).hasSize(16);
    assertThat(Files.readAllBytes(out.resolve("model.safetensors")))
        .isEqualTo(Files.readAllBytes(folder.resolve("whole/model.safetensors")));
  }

  @Test
  void aTrainingThatIsStoppedKeepsEveryStep() throws IOException {
    Figures whole = train("unstopped", 9, 1);
    Figures first = new Figures();
    Path out = folder.resolve("stopped");
    Trainer.Outcome outcome =
        new Trainer(recipe(1), out, System::nanoTime, first)
            .train(9, false, UnaryOperator.identity(), () -> first.updates.size() == 3);
    assertThat(outcome.interrupted()).isTrue();
    assertThat(outcome.step()).isEqualTo(3);
    assertThat(first.notes)
        .as("steps of 400 tokens and passes of 250")
        .hasSize(2)
        .last()
        .asString()
        .startsWith("schedule.tokens-per-pass is 250, so most steps are a single pass");
    Figures second = new Figures();
    new Trainer(recipe(1), out, System::nanoTime, second)
        .train(9, true, UnaryOperator.identity(), () -> false);
    first.updates.addAll(second.updates);
    assertThat(first.updates).isEqualTo(whole.updates);
  }

  @Test
  void refusesToOverwriteAndToGoOnWithSomethingElse() throws IOException {
    assertThatThrownBy(() -> resume("nothing", 1))
        .isInstanceOf(TrainingProblem.class)
        .hasMessageContaining("contains no training to resume");
    train("first", 2, 1);
    assertThatThrownBy(() -> train("first", 2, 1))
        .isInstanceOf(TrainingProblem.class)
        .hasMessageContaining("already contains a training; continue it with --resume");
    assertThatThrownBy(() -> resume("first", 2))
        .isInstanceOf(TrainingProblem.class)
        .hasMessageContaining("belongs to a training with another seed");
  }

  @Test
  void aTrainingBeginsWithWhatAnotherLearnt() throws IOException {
    Figures first = train("earlier", 24, 1);
    ToyTask.recipe(folder, 2, 24);
    String text =
        ToyTask.text(folder, 2, 24)
            .replace("begin-with: \"\"", "begin-with: '" + folder.resolve("earlier") + "'");
    Figures second = new Figures();
    new Trainer(
            StrictYaml.parse("later.yaml", text, Recipe.class),
            folder.resolve("later"),
            System::nanoTime,
            second)
        .train(1, false, UnaryOperator.identity(), () -> false);
    double learnt = (double) first.updates.get(23).get(1);
    double afresh = (double) train("afresh", 1, 2).updates.get(0).get(1);
    assertThat((double) second.updates.get(0).get(1)).isCloseTo(learnt, within(0.1 * afresh));
  }

  @Test
  void refusesToBeginWithAnotherModel() throws IOException {
    train("narrow", 1, 1);
    ToyTask.recipe(folder, 1, 24);
    String text =
        ToyTask.text(folder, 1, 24)
            .replace("begin-with: \"\"", "begin-with: '" + folder.resolve("narrow") + "'")
            .replace("intermediate: 64", "intermediate: 96");
    Recipe wider = StrictYaml.parse("wider.yaml", text, Recipe.class);
    assertThatThrownBy(
            () ->
                new Trainer(wider, folder.resolve("wider"), System::nanoTime, new Figures())
                    .train(1, false, UnaryOperator.identity(), () -> false))
        .isInstanceOf(TrainingProblem.class)
        .hasMessageContaining("is of another model or vocabulary");
  }

  @Test
  void twoHundredStepsTeachTheTaskAndTheEngineSaysTheSame() throws IOException {
    Path out = folder.resolve("taught");
    Figures figures = new Figures();
    Trainer.Outcome outcome =
        new Trainer(ToyTask.recipe(folder, 1, 200), out, System::nanoTime, figures)
            .train(200, false, UnaryOperator.identity(), () -> false);
    assertThat((double) figures.updates.get(0).get(1)).isGreaterThan(4);
    HeldOutScore last = outcome.scores().get(outcome.scores().size() - 1);
    HeldOutScore.Task full = last.depths().get(0).tasks().get(0);
    assertThat(full.loss()).isLessThan(0.25);
    assertThat(full.exact()).isGreaterThan(0.8);
    assertThat(greedilyExact(out)).isEqualTo(full.exact());
    assertThat(HuggingFaceFolder.open(out).spec().layers()).isEqualTo(4);
  }

  /** Returns the share of the held-out rows that the ordinary engine answers exactly. */
  private double greedilyExact(Path model) {
    int right = 0;
    List<TrainingRow> rows = TrainingRows.read(List.of(folder.resolve("held-out.jsonl")));
    try (LoadedModel loaded =
        new LlamaEngine(System::nanoTime)
            .load(
                model.toString(), EngineOptions.of(NumberFormat.FP32, Device.CPU, 1), note -> {})) {
      for (TrainingRow row : rows) {
        int[] pending = loaded.tokenizer().encode(row.prompt()).toArray();
        List<Integer> said = new ArrayList<>();
        try (DecodeSession session = loaded.model().openSession(pending.length + 20)) {
          for (int i = 0; i < 20; i++) {
            int next = session.append(pending, SkipSet.none(), Readout.ARGMAX).argmax(0);
            if (loaded.tokenizer().endOfSequence().contains(next)) {
              break;
            }
            said.add(next);
            pending = new int[] {next};
          }
        }
        int[] ids = said.stream().mapToInt(id -> id).toArray();
        right += loaded.tokenizer().decode(TokenIds.of(ids)).equals(row.completion()) ? 1 : 0;
      }
    }
    return right / (double) rows.size();
  }

  private Recipe recipe(long seed) throws IOException {
    return ToyTask.recipe(folder, seed, 24);
  }

  private Figures train(String name, int steps, long seed) throws IOException {
    Figures figures = new Figures();
    new Trainer(recipe(seed), folder.resolve(name), System::nanoTime, figures)
        .train(steps, false, UnaryOperator.identity(), () -> false);
    return figures;
  }

  private void resume(String name, long seed) throws IOException {
    new Trainer(recipe(seed), folder.resolve(name), System::nanoTime, new Figures())
        .train(4, true, UnaryOperator.identity(), () -> false);
  }
}
