package dev.conflayers.lab.projection;

/**
 * Overheads of a runtime on a device.
 *
 * @param source source of the numbers
 * @param launch seconds from one kernel to the next if the kernel itself takes less
 * @param attentionKernels kernels per attention sublayer
 * @param mlpKernels kernels per feed-forward sublayer
 * @param passKernels kernels outside the sublayers: embedding, last norm, head, argmax
 * @param host seconds of host work with each draft and verification pass that a full-depth step
 *     does not have: growing the draft, copying the cache, fetching results
 * @param overlaps whether the host launches ahead of the device, so that the longer of both counts
 *     instead of their sum
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
