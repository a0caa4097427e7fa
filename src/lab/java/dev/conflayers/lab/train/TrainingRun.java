package dev.conflayers.lab.train;

import dev.conflayers.model.SkipSet;
import dev.conflayers.model.torch.train.AdamW;
import dev.conflayers.model.torch.train.Learner;
import dev.conflayers.model.torch.train.TokenBatch;
import dev.conflayers.record.ResultJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** The training loop, with its log, checkpoints and evaluations. */
final class TrainingRun {
  private final Recipe recipe;
  private final Learner learner;
  private final Sequences sequences;
  private final HeldOut heldOut;
  private final Files files;
  private final Export export;
  private final LongSupplier nanos;
  private final TrainingListener listener;
  private final DataOrder order;
  private final LearningRate rate;
  private final LayerDropout dropout;
  private final List<HeldOutScore> scores = new ArrayList<>();
  private List<int[]> epoch = List.of();
  private TrainingState state = TrainingState.beginning();

  /** Paths of a training: the model's folder, the folder of its own files, its state. */
  record Files(Path model, Path work, StateFile state) {}

  /** Exports the current weights as a model. */
  interface Export {
    void write() throws IOException;
  }

  TrainingRun(
      Recipe recipe,
      Learner learner,
      Sequences sequences,
      HeldOut heldOut,
      Files files,
      Export export,
      LongSupplier nanos,
      TrainingListener listener) {
    this.recipe = recipe;
    this.learner = learner;
    this.sequences = sequences;
    this.heldOut = heldOut;
    this.files = files;
    this.export = export;
    this.nanos = nanos;
    this.listener = listener;
    int steps = recipe.schedule().steps();
    order = new DataOrder(sequences.lengths(), recipe.seed(), recipe.schedule().tokensPerPass());
    rate = new LearningRate(recipe.optimizer(), steps);
    dropout =
        new LayerDropout(recipe.layerDropout(), recipe.model().layers(), steps, recipe.seed());
  }

  /**
   * Trains up to step {@code last}.
   *
   * @param resume whether to read the state first; otherwise the learner holds the initial weights
   */
  Trainer.Outcome run(int last, boolean resume, BooleanSupplier stop) throws IOException {
    if (resume) {
      state = files.state().read(learner);
    }
    epoch = order.epoch(state.epoch());
    boolean interrupted = false;
    try (TrainingLog log = TrainingLog.after(state.step(), files.work().resolve("log.jsonl"));
        TrainingLog marks =
            TrainingLog.after(state.step(), files.work().resolve("held-out.jsonl"))) {
      while (state.step() < last && !interrupted) {
        log.write(step());
        interrupted = stop.getAsBoolean();
        boolean ends = interrupted || state.step() == last;
        if (ends || state.step() % recipe.schedule().checkpointEvery() == 0) {
          files.state().write(learner, state);
          export.write();
        }
        if (!interrupted
            && !heldOut.isEmpty()
            && (ends || state.step() % recipe.evaluation().every() == 0)) {
          scores.add(heldOut.score(learner, state.step()));
          marks.write(scores.get(scores.size() - 1));
          listener.evaluated(scores.get(scores.size() - 1));
        }
      }
    }
    Trainer.Outcome outcome =
        new Trainer.Outcome(state.step(), state.tokens(), state.seconds(), interrupted, scores);
    if (!interrupted && !scores.isEmpty()) {
      java.nio.file.Files.writeString(
          files.model().resolve("evaluation.json"),
          ResultJson.pretty().writeValueAsString(scores.get(scores.size() - 1)) + "\n");
    }
    return outcome;
  }

  private LogLine step() {
    long began = nanos.getAsLong();
    int step = state.step() + 1;
    List<TokenBatch> batches = new ArrayList<>();
    long tokens = 0;
    int nextEpoch = state.epoch();
    int nextPass = state.pass();
    while (tokens < recipe.schedule().tokensPerStep()) {
      if (nextPass == epoch.size()) {
        nextEpoch++;
        nextPass = 0;
        epoch = order.epoch(nextEpoch);
      }
      int[] pass = epoch.get(nextPass++);
      for (int index : pass) {
        tokens += sequences.length(index);
      }
      batches.add(sequences.batch(pass));
    }
    double weight = batches.stream().mapToDouble(TokenBatch::weight).sum();
    double loss = 0;
    double skipped = 0;
    for (int i = 0; i < batches.size(); i++) {
      SkipSet skips = dropout.draw(step, i);
      skipped += skips.ratio(recipe.model().layers()) / batches.size();
      loss += learner.learn(batches.get(i), skips, 1 / weight) / weight;
    }
    Recipe.Optimizer settings = recipe.optimizer();
    double norm =
        learner.update(
            new AdamW(
                rate.at(step),
                settings.beta1(),
                settings.beta2(),
                settings.epsilon(),
                settings.weightDecay(),
                settings.clipNorm()),
            step);
    if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
      throw new TrainingProblem(
          "the loss of step "
              + step
              + " is "
              + loss
              + " and the norm of its gradient "
              + norm
              + "; lower optimizer.peak-rate and go on with --resume from the last checkpoint");
    }
    state =
        new TrainingState(
            step,
            nextEpoch,
            nextPass,
            state.tokens() + tokens,
            state.seconds() + (nanos.getAsLong() - began) / 1e9);
    LogLine line =
        new LogLine(step, loss, rate.at(step), norm, skipped, state.tokens(), state.seconds());
    listener.updated(line, recipe.schedule().steps());
    return line;
  }
}
