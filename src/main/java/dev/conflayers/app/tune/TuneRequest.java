package dev.conflayers.app.tune;

import dev.conflayers.app.Folders;
import dev.conflayers.judge.claim.Candidate;
import dev.conflayers.judge.tune.Variants;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to choose from and how.
 *
 * @param suitePath the file of the suite
 * @param changes what {@code --set} and its like changed of it
 * @param allowance the loss that is allowed; null for none
 * @param prompts of each task in the first round
 * @param resume whether rounds that were measured before are taken as they are
 * @param out where the choice goes; null for the directory of the last run
 * @param offline whether to refuse models that would have to be fetched
 */
public record TuneRequest(
    Path suitePath,
    List<String> changes,
    Variants variants,
    Candidate.@Nullable Allowance allowance,
    int prompts,
    boolean resume,
    Folders folders,
    @Nullable Path out,
    boolean offline) {
  public TuneRequest {
    changes = List.copyOf(changes);
  }
}
