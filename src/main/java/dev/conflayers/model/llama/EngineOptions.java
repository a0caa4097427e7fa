package dev.conflayers.model.llama;

/**
 * How to run a model.
 *
 * @param format number format of weights, activations and KV cache
 * @param device {@code cpu} or {@code cuda}
 * @param threads threads of one operation on a CPU; 0 for one per processor
 * @param contextLength the most rows a session may hold, where the checkpoint's own number is not
 *     wanted; 0 for the checkpoint's
 */
public record EngineOptions(NumberFormat format, String device, int threads, int contextLength) {
  public EngineOptions {
    if (!device.equals("cpu") && !device.equals("cuda")) {
      throw new EngineProblem("device must be cpu or cuda, got '" + device + "'");
    }
    if (threads < 0 || threads > 1024) {
      throw new EngineProblem("threads must be within [0, 1024], got " + threads);
    }
    if (contextLength < 0) {
      throw new EngineProblem("context-length must not be negative, got " + contextLength);
    }
    if (device.equals("cpu") && format == NumberFormat.FP16) {
      throw new EngineProblem(
          "dtype fp16 is for device cuda: no CPU kernel multiplies several fp16 rows at once at a"
              + " useful speed; use fp32 (or bf16, where the processor has bf16 instructions)");
    }
    if (device.equals("cuda") && format == NumberFormat.FP64) {
      throw new EngineProblem("dtype fp64 is for device cpu; use fp32, bf16 or fp16 on cuda");
    }
  }

  /** Returns single precision on the processor with one thread per core. */
  public static EngineOptions cpu() {
    return new EngineOptions(NumberFormat.FP32, "cpu", 0, 0);
  }
}
