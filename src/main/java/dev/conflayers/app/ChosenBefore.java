package dev.conflayers.app;

import dev.conflayers.judge.analysis.Choice;
import dev.conflayers.judge.tune.FrozenFile;
import dev.conflayers.judge.tune.FrozenFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The choice that a run tested, if it did: tuning leaves it in the run's directory. */
public final class ChosenBefore {
  /** The file of a run directory in which tuning leaves its choice. */
  public static final String FILE = "frozen.json";

  private ChosenBefore() {}

  /** Returns the choice that {@code run} tested; null where it tested none. */
  static @Nullable Choice of(Path run) throws IOException {
    Path file = run.resolve(FILE);
    return Files.exists(file) ? of(FrozenFiles.read(file)) : null;
  }

  static Choice of(FrozenFile frozen) {
    List<Choice.Shown> tried = new ArrayList<>();
    int number = 0;
    for (FrozenFile.Round round : frozen.tried()) {
      number++;
      for (FrozenFile.Tried one : round.candidates()) {
        tried.add(shown(number, one.name(), one.speed(), one.kept(), one.why()));
      }
    }
    List<Choice.Shown> tested = new ArrayList<>();
    FrozenFile.Test test = frozen.test();
    if (test != null) {
      tested.add(shown(number + 1, test.chosen(), test.speed(), true, ""));
      if (!test.preset().equals(test.chosen())) {
        tested.add(shown(number + 1, test.preset(), test.presetSpeed(), false, ""));
      }
    }
    String answer = test == null || frozen.fullDepth() ? "full depth" : test.chosen();
    return new Choice(answer, frozen.why(), tried, tested);
  }

  private static Choice.Shown shown(
      int round,
      String strategy,
      FrozenFile.@Nullable StoredEstimate speed,
      boolean kept,
      String why) {
    return new Choice.Shown(
        round,
        strategy,
        speed == null ? null : speed.value(),
        speed == null ? null : speed.low(),
        speed == null ? null : speed.high(),
        speed == null ? 0 : speed.prompts(),
        kept,
        why);
  }
}
