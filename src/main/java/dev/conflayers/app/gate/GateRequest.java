package dev.conflayers.app.gate;

import dev.conflayers.app.Folders;
import dev.conflayers.judge.gate.GateOptions;
import java.nio.file.Path;
import java.util.List;

/**
 * What a gate was asked.
 *
 * @param target a run directory or a suite file
 * @param out where the verdict goes
 * @param changes of the suite
 * @param folders of what is measured
 * @param offline whether to refuse models that would have to be fetched
 */
public record GateRequest(
    Path target,
    Path rules,
    GateReference reference,
    Path out,
    GateOptions options,
    List<String> changes,
    Folders folders,
    boolean offline) {
  public GateRequest {
    changes = List.copyOf(changes);
  }

  /** Returns the request to judge a run or a suite as {@code gate} does without options. */
  public static GateRequest of(
      Path target, Path rules, GateReference reference, Path out, Folders folders) {
    GateOptions options =
        new GateOptions(
            GateOptions.Inconclusive.WARN, GateOptions.NoBaselineYet.FAIL, false, false, false);
    return new GateRequest(target, rules, reference, out, options, List.of(), folders, true);
  }
}
