package dev.conflayers.evidence;

import org.jspecify.annotations.Nullable;

/**
 * Estimate ready to be shown: a value with its bounds, estimand, number and kind of replicates, and
 * population.
 *
 * @param at tells several apart: a depth, a gap in nats, another strategy; else empty
 * @param value null if there is none, such as a break-even that is never reached
 * @param n number of replicates: prompts, templates or forks
 */
public record Estimate(
    Estimand estimand,
    String at,
    @Nullable Double value,
    Bounds bounds,
    Replicate unit,
    int n,
    int forks,
    Population population) {}
