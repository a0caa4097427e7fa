package dev.conflayers.cli;

import dev.conflayers.judge.gate.GateOptions;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a gate was asked.
 *
 * @param target a run directory or a suite file
 * @param baseline name of the stored baseline
 * @param base a strategy of the same run to compare {@code head} with; empty for the baseline
 * @param baseBuild another build to compare with; null for the baseline
 * @param out where the verdict goes
 * @param changes of the suite
 */
record GateRequest(
    Path target,
    Path rules,
    Path baselines,
    String baseline,
    String base,
    String head,
    @Nullable Path baseBuild,
    Path out,
    GateOptions options,
    List<String> changes,
    Path results,
    Path reports,
    boolean offline) {
  GateRequest {
    changes = List.copyOf(changes);
  }
}
