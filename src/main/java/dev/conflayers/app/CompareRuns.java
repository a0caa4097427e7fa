package dev.conflayers.app;

import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.compare.RunComparer;
import dev.conflayers.judge.compare.RunComparison;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunRecord;
import dev.conflayers.task.Tasks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sets two runs against each other, or two strategies of one.
 *
 * @param reference the directory of the run that is the reference
 * @param other the directory of the run to set against it; null for the same
 * @param strategies one of the reference and one of the other; empty for those with the same name
 * @param unpaired whether to compare the means of tasks that both have, though their prompts differ
 */
public record CompareRuns(
    Path reference, @Nullable Path other, List<String> strategies, boolean unpaired) {
  /**
   * Makes the comparison.
   *
   * @throws IllegalArgumentException if it does not say what to compare
   */
  public CompareRuns {
    if (other == null && strategies.isEmpty()) {
      throw new IllegalArgumentException(
          "compare needs a second run, or --methods A,B to compare two strategies of one run");
    }
    if (!strategies.isEmpty() && strategies.size() != 2) {
      throw new IllegalArgumentException(
          "--methods must name two strategies, such as full-depth,conflayers, got "
              + strategies.size());
    }
    strategies = List.copyOf(strategies);
  }

  /** Compares; runs that did not do the same work come out as invalid, with the reasons. */
  public RunComparison compare() throws IOException {
    RunRecord one = new RunDirectory(reference).read();
    RunComparer comparer =
        other == null
            ? RunComparer.within(RunView.of(one), Tasks::byName)
            : RunComparer.of(
                RunView.of(one), RunView.of(new RunDirectory(other).read()), Tasks::byName);
    List<RunComparer.Match> matches =
        strategies.isEmpty()
            ? comparer.namesakes()
            : List.of(new RunComparer.Match(strategies.get(0), strategies.get(1)));
    return unpaired ? comparer.unpaired(matches) : comparer.paired(matches);
  }
}
