package dev.conflayers.app.project;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is known of drafts.
 *
 * @param acceptance of a drafted token whose predecessors are accepted
 * @param spread how sure of it, a standard deviation
 * @param run to take acceptance, draft and searches from; null to assume them
 * @param strategy which of that run's strategies; null for the only one that drafts
 * @param skipRatio share of the layers that drafts leave out; null for the usual or the run's
 * @param depth tokens of a draft; null for the best number
 * @param width candidates at each depth
 */
public record DraftRequest(
    double acceptance,
    double spread,
    @Nullable Path run,
    @Nullable String strategy,
    @Nullable Double skipRatio,
    @Nullable Integer depth,
    int width) {}
