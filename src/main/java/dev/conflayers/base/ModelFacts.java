package dev.conflayers.base;

/**
 * The keys of what an engine says of the model it loaded: written by the engine, kept in manifests,
 * and read where runs are judged and compared.
 */
public final class ModelFacts {
  /** What the model is called, where that is all that is known of it. */
  public static final String NAME = "name";

  /** Where the weights come from. */
  public static final String CHECKPOINT = "checkpoint";

  /** The format of numbers. */
  public static final String DTYPE = "dtype";

  /** The kind of device: cpu or cuda. */
  public static final String DEVICE = "device";

  /** Name and version of the engine. */
  public static final String ENGINE = "engine";

  /** How many threads decode. */
  public static final String THREADS = "threads";

  /** The kernels that timing chose when the model was loaded. */
  public static final String LINEAR_KERNELS = "linear-kernels";

  /** Bytes of memory that the weights take. */
  public static final String WEIGHTS_BYTES = "weights-resident-bytes";

  /** Bytes that one position takes in the key-value cache, at full depth. */
  public static final String CACHE_BYTES = "cache-bytes-per-position";

  /** Bytes per second that the engine's own reads stream. */
  public static final String STREAM_RATE = "stream-bytes-per-second";

  /** Bytes per second that full-depth steps read. */
  public static final String STEP_RATE = "full-depth-bytes-per-second";

  private static final String DIGEST = "sha256";

  private ModelFacts() {}

  /** Returns the key of the digest of a part, such as a file of weights or the tokenizer. */
  public static String digest(String part) {
    return part + " " + DIGEST;
  }

  /** Returns whether {@code key} is that of a digest: such facts tell models apart. */
  public static boolean isDigest(String key) {
    return key.endsWith(DIGEST);
  }
}
