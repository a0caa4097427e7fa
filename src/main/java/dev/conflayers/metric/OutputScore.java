package dev.conflayers.metric;

/**
 * One metric of the output of one trial: a line of {@code scores.jsonl}.
 *
 * @param signature all that must match for two scores to be comparable
 */
public record OutputScore(
    int trial,
    String task,
    String example,
    String strategy,
    String metric,
    String signature,
    double score) {}
