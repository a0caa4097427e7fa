package dev.conflayers.lab.train;

/**
 * One update in the log of a training.
 *
 * @param loss weighted mean over the predicted tokens, without the skipped layers
 * @param gradientNorm before clipping
 * @param skipped mean share of sublayers skipped
 * @param tokens number of training tokens so far
 * @param seconds training time so far
 */
public record LogLine(
    int step,
    double loss,
    double learningRate,
    double gradientNorm,
    double skipped,
    long tokens,
    double seconds) {}
