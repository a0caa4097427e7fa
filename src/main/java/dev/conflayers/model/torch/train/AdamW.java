package dev.conflayers.model.torch.train;

/**
 * Hyperparameters of one optimiser step: Adam with decoupled weight decay (Loshchilov and Hutter,
 * 2019) after clipping by the global norm.
 *
 * @param decay weight decay of the matrices, multiplied by the rate; the embedding and the norms do
 *     not decay
 * @param largestNorm upper limit to which the norm of the whole gradient is clipped
 */
public record AdamW(
    double rate, double beta1, double beta2, double epsilon, double decay, double largestNorm) {}
