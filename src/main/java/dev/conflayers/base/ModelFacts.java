package dev.conflayers.base;

/**
 * Keys of the facts that an engine reports about a loaded model. Manifests store them; the code
 * that judges and compares runs reads them.
 */
public final class ModelFacts {
  /** The model's name, if nothing else is known of it. */
  public static final String NAME = "name";

  /** The source of the weights. */
  public static final String CHECKPOINT = "checkpoint";

  /** The format of numbers. */
  public static final String DTYPE = "dtype";

  /** The kind of device: cpu or cuda. */
  public static final String DEVICE = "device";

  /** Name and version of the engine. */
  public static final String ENGINE = "engine";

  /** Number of decoding threads. */
  public static final String THREADS = "threads";

  /** The kernels chosen by timing them when the model was loaded. */
  public static final String LINEAR_KERNELS = "linear-kernels";

  /** Memory used by the weights, in bytes. */
  public static final String WEIGHTS_BYTES = "weights-resident-bytes";

  /** Size of one position in the key-value cache at full depth, in bytes. */
  public static final String CACHE_BYTES = "cache-bytes-per-position";

  /** Bandwidth of the engine's own streaming reads, in bytes per second. */
  public static final String STREAM_RATE = "stream-bytes-per-second";

  /** Bandwidth of full-depth steps, in bytes per second. */
  public static final String STEP_RATE = "full-depth-bytes-per-second";

  private static final String DIGEST = "sha256";

  private ModelFacts() {}

  /** Returns the key of the digest of a part, such as a file of weights or the tokenizer. */
  public static String digest(String part) {
    return part + " " + DIGEST;
  }

  /** Returns whether {@code key} is that of a digest: those facts identify a model. */
  public static boolean isDigest(String key) {
    return key.endsWith(DIGEST);
  }
}
