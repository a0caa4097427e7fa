package dev.conflayers.evidence;

import org.jspecify.annotations.Nullable;

/**
 * A number that may be shown: it says what it is, from how many of what, and about what.
 *
 * @param at which of several: a depth, a gap in nats, another strategy; else empty
 * @param value null where there is none, as for a break-even that is never reached
 * @param n how many prompts, or templates or forks where these are the replicates
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
