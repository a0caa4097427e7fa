package dev.conflayers.app;

import dev.conflayers.base.Kebab;
import dev.conflayers.base.ModelFacts;
import dev.conflayers.base.ResultProblem;
import dev.conflayers.decode.method.FrozenSkipSettings;
import dev.conflayers.judge.tune.FrozenFile;
import dev.conflayers.judge.tune.FrozenFiles;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.suite.ModelChoice;
import dev.conflayers.suite.RecordText;
import dev.conflayers.suite.Strategy;
import dev.conflayers.suite.Suite;
import dev.conflayers.suite.SuiteReader;
import dev.conflayers.suite.SuiteText;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A frozen configuration as one more strategy of a suite. */
public final class Freezing {
  /** The name of that strategy. */
  static final String NAME = "frozen";

  private final Path path;
  private final FrozenFile file;
  private final Strategy strategy;

  private Freezing(Path path, FrozenFile file, Strategy strategy) {
    this.path = path;
    this.file = file;
    this.strategy = strategy;
  }

  /**
   * Reads the file at {@code path}.
   *
   * @throws ResultProblem if it is not as it was written, or its answer is full depth
   * @throws NoSuchFileException if there is none
   */
  public static Freezing read(Path path) throws IOException {
    FrozenFile file = FrozenFiles.read(path);
    if (file.fullDepth() || file.strategy() == null) {
      throw new ResultProblem(
          path
              + " holds no strategy to run: its answer is full depth ("
              + file.why()
              + "); run the suite without --freeze");
    }
    Strategy chosen = new SuiteReader().strategy(path.toString(), file.strategy());
    List<FrozenSkipSettings.TaskSet> sets =
        file.sets().stream()
            .map(set -> new FrozenSkipSettings.TaskSet(set.task(), set.attention(), set.mlp()))
            .toList();
    return new Freezing(path, file, chosen.frozen(NAME, sets));
  }

  /** Returns {@code request} with the strategy added to its suite, and a note that it was. */
  public RunRequest addedTo(RunRequest request) {
    Suite suite = request.source().suite();
    List<Strategy> strategies = new ArrayList<>(suite.strategies());
    strategies.add(strategy);
    Suite with =
        new Suite(
            suite.name(),
            suite.description(),
            suite.model(),
            suite.tasks(),
            strategies,
            suite.sampler(),
            suite.claims(),
            suite.run());
    List<String> notes = new ArrayList<>(request.notes());
    notes.add(
        "the strategy "
            + NAME
            + " was added from "
            + path.getFileName()
            + ", tuned on the suite "
            + file.suite().name()
            + ": "
            + RecordText.of(strategy));
    String here = words(suite.model());
    String there = file.model().dtype() + " on " + file.model().device();
    if (!here.equals(there)) {
      notes.add(NAME + " was chosen in " + there + " and is measured in " + here);
    }
    return new RunRequest(
        request.suitePath(),
        new SuiteReader.Source(with, SuiteText.of(with)),
        request.cautions(),
        notes);
  }

  private static String words(ModelChoice model) {
    return Kebab.of(model.dtype()) + " on " + Kebab.of(model.device());
  }

  /** Refuses a model with other weights or tokenizer than the choice was made for. */
  public void refuseOtherModel(LoadedModel model) {
    for (Map.Entry<String, String> fact : file.model().facts().entrySet()) {
      String now = model.provenance().getOrDefault(fact.getKey(), "unknown");
      if (ModelFacts.isDigest(fact.getKey()) && !now.equals(fact.getValue())) {
        throw new ResultProblem(
            path
                + " is of another model: "
                + fact.getKey()
                + " must be "
                + fact.getValue()
                + " ("
                + file.model().name()
                + "), got "
                + now
                + "; measure that model, or tune this one");
      }
    }
  }
}
