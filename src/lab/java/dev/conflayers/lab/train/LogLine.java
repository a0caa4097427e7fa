package dev.conflayers.lab.train;

/**
 * One update in the log of a training.
 *
 * @param loss mean over the predicted tokens, by their weights, without the layers left out
 * @param gradientNorm before clipping
 * @param skipped mean share of the sublayers left out
 * @param tokens learnt from so far
 * @param seconds spent so far
 */
public record LogLine(
    int step,
    double loss,
    double learningRate,
    double gradientNorm,
    double skipped,
    long tokens,
    double seconds) {}
