package dev.conflayers.lab.projection;

/**
 * What a device can do, whoever programs it.
 *
 * @param source where the numbers can be read
 * @param bytesPerSecond how fast it reads weights, as kernels achieve
 * @param flopsPerSecond how fast it multiplies matrices of this number format, as kernels achieve
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
