package dev.conflayers.app.tune;

import dev.conflayers.app.RunOutcome;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.judge.tune.FrozenFile;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The choice, and what was measured for it.
 *
 * @param last the run that was measured last: the test, where there was one
 * @param frozen null where a run ended early, so that nothing was chosen
 * @param file where it was written; null if it was not
 * @param text what the test says about the text of the winner; empty where there was none
 * @param explained the fastest of the last round, from the same run; at most two
 */
public record TuneOutcome(
    RunOutcome last,
    @Nullable FrozenFile frozen,
    @Nullable Path file,
    String text,
    List<Comparison> explained) {
  public TuneOutcome {
    explained = List.copyOf(explained);
  }
}
