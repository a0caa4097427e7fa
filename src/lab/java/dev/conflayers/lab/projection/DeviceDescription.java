package dev.conflayers.lab.projection;

/**
 * Capabilities of a device, independent of the runtime.
 *
 * @param source where the numbers were published
 * @param bytesPerSecond bandwidth of reading weights, as achieved by kernels
 * @param flopsPerSecond throughput of matrix multiplication in this number format, as achieved by
 *     kernels
 */
public record DeviceDescription(
    String name,
    String source,
    UncertainQuantity bytesPerSecond,
    UncertainQuantity flopsPerSecond) {
  public DeviceDescription {
    if (bytesPerSecond.value() == 0 || flopsPerSecond.value() == 0) {
      throw new ProjectionProblem(
          "device " + name + ": bytes-per-second and flops-per-second must be above 0");
    }
  }
}
