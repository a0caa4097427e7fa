package dev.conflayers.model.torch.train;

/**
 * The settings of one update: Adam with decoupled weight decay (Loshchilov and Hutter, 2019) after
 * clipping by the global norm.
 *
 * @param decay of the matrices, times the rate; the embedding and the norms do not decay
 * @param largestNorm what the norm of the whole gradient is cut down to
 */
public record AdamW(
    double rate, double beta1, double beta2, double epsilon, double decay, double largestNorm) {}
