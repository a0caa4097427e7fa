package dev.conflayers.app;

import dev.conflayers.base.Check;
import dev.conflayers.base.KeyRefusal;
import dev.conflayers.base.ResultProblem;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.text.SideBySide;
import dev.conflayers.evidence.text.SideBySides;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunRecord;
import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sets side by side what the strategies of a run made of one of its prompts.
 *
 * @param run its directory
 * @param prompt {@code TASK/EXAMPLE}, or an example that only one task has
 * @param strategy the only one to show next to full depth; null for all
 * @param fork null for the first that measured the prompt
 * @param mostTokens after which an output is cut
 */
public record ShowPrompt(
    Path run, String prompt, @Nullable String strategy, @Nullable Integer fork, int mostTokens) {
  private static final int NAMED = 5;

  /** The run has no such prompt, or several. */
  public static final class NoSuchPrompt extends IllegalArgumentException {
    @Serial private static final long serialVersionUID = 1L;

    NoSuchPrompt(String message) {
      super(message);
    }
  }

  /**
   * Returns the outputs.
   *
   * @throws NoSuchPrompt if the prompt is not one of the run's
   * @throws KeyRefusal if the fork or strategy did not measure it
   * @throws ResultProblem if the run has no token ids
   */
  public SideBySide show(Workplace workplace) throws IOException {
    RunRecord record = new RunDirectory(workplace.run(run)).read();
    if (record.origin() != null) {
      throw new ResultProblem(
          run
              + " was imported from files that keep no token ids, so that outputs cannot be set"
              + " side by side; the texts, if there are any, are in its measurements.jsonl");
    }
    SideBySides outputs = SideBySides.of(RunView.of(record));
    String wanted = wanted(outputs.prompts());
    List<Integer> forks = outputs.forks(wanted);
    int from = fork == null ? forks.get(0) : fork;
    Check.that(
        forks.contains(from),
        "fork",
        "must be one of " + forks + " for " + wanted + ", got " + from);
    return only(outputs.of(wanted, from, mostTokens));
  }

  private String wanted(List<String> prompts) {
    List<String> found =
        prompts.stream().filter(p -> p.equals(prompt) || p.endsWith("/" + prompt)).toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    List<String> near =
        found.isEmpty() ? prompts.stream().filter(p -> p.contains(prompt)).toList() : found;
    List<String> named = near.isEmpty() ? prompts : near;
    throw new NoSuchPrompt(
        (found.isEmpty() ? "the run has no prompt '" : "more than one task has a prompt '")
            + prompt
            + "'; name one of its "
            + named.size()
            + " as TASK/EXAMPLE, such as "
            + String.join(", ", named.subList(0, Math.min(NAMED, named.size()))));
  }

  private SideBySide only(SideBySide found) {
    if (strategy == null) {
      return found;
    }
    List<String> names = found.answers().stream().map(SideBySide.Answer::strategy).toList();
    Check.that(
        names.contains(strategy),
        "strategy",
        "must be one of " + String.join(", ", names) + ", got " + strategy);
    return new SideBySide(
        found.task(),
        found.example(),
        found.fork(),
        found.prompt(),
        found.reference(),
        found.answers().stream()
            .filter(a -> a.strategy().equals(strategy) || a.strategy().equals(names.get(0)))
            .toList());
  }
}
