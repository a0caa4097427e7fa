package dev.conflayers.lab.projection;

/**
 * What a program adds to what a device can do.
 *
 * @param source where the numbers come from
 * @param launch seconds from one kernel to the next, where the kernel itself takes less
 * @param attentionKernels kernels of one attention sublayer
 * @param mlpKernels kernels of one feed-forward sublayer
 * @param passKernels kernels beside those of the sublayers: embedding, last norm, head, argmax
 * @param host seconds beside each draft and verification pass that a full-depth step does not have:
 *     growing the draft, copying the cache, asking for results
 * @param overlaps whether the host launches ahead of the device, so that the longer of both counts,
 *     and not their sum
 */
public record RuntimeDescription(
    String name,
    String source,
    UncertainQuantity launch,
    int attentionKernels,
    int mlpKernels,
    int passKernels,
    UncertainQuantity host,
    boolean overlaps) {}
