package dev.conflayers.testing;

import dev.conflayers.decode.NanoClock;
import dev.conflayers.model.ConfidenceSpace;
import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.ModelShape;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.token.TokenIds;
import java.util.ArrayList;
import java.util.List;

/**
 * A pure-Java model whose next token is a hash of everything before it. Leaving sublayers out makes
 * it wrong now and then, as it does to a real one; the right token is then often the second or
 * third best. Every breach of the session's contract is an {@link IllegalStateException}.
 *
 * <p>Its device is exact: a pass takes one nanosecond of {@link #clock()} per byte of weights it
 * reads, and nothing else takes any time.
 */
public final class ScriptedModel implements LanguageModel {
  private final ModelShape shape;
  private final long seed;
  private final double slip;
  private final List<Probed> probes = new ArrayList<>();
  private int openSessions;
  private long elapsed;

  /** Returns a model that errs in a fraction {@code slip} of its shallow passes. */
  public ScriptedModel(ModelShape shape, long seed, double slip) {
    this.shape = shape;
    this.seed = seed;
    this.slip = slip;
  }

  /** Returns a model of 12 layers and a context of 4096 tokens. */
  public static ScriptedModel of(int vocabulary, long seed, double slip) {
    return new ScriptedModel(shape(12, vocabulary, 4096), seed, slip);
  }

  /** Returns a shape whose attention, feed-forward network and head weigh 10, 30 and 7 bytes. */
  public static ModelShape shape(int layers, int vocabulary, int contextLength) {
    return new ModelShape(
        "scripted", layers, 64, vocabulary, contextLength, new ModelShape.WeightBytes(10, 30, 7));
  }

  @Override
  public ModelShape shape() {
    return shape;
  }

  @Override
  public DecodeSession openSession(int capacity) {
    if (capacity < 1 || capacity > shape.contextLength()) {
      throw new IllegalArgumentException(
          "capacity must be within [1, " + shape.contextLength() + "], got " + capacity);
    }
    openSessions++;
    return new ScriptedSession(this, capacity);
  }

  /** Returns the time that the passes so far took. */
  public NanoClock clock() {
    return () -> elapsed;
  }

  /** Returns the number of sessions that were opened and not closed. */
  public int openSessions() {
    return openSessions;
  }

  /** Returns what was probed so far, in order. */
  public List<Probed> probes() {
    return List.copyOf(probes);
  }

  @Override
  public void close() {}

  void closed() {
    openSessions--;
  }

  void opened() {
    openSessions++;
  }

  void read(long bytes) {
    elapsed += bytes;
  }

  void probed(int length, int prefix, int[] tokens, ConfidenceSpace space) {
    probes.add(new Probed(length, prefix, TokenIds.of(tokens), space));
  }

  /** Returns the hash of the empty text. */
  long beginning() {
    return mix(seed);
  }

  /** Returns what a cached row holds: a hash of its token and of where it stands. */
  static long row(int token, int position) {
    return mix(token * 0x9E3779B97F4A7C15L ^ position * 0xC2B2AE3D27D4EB4FL);
  }

  /** Returns the hash of a text that goes on with {@code row}. */
  static long follow(long text, long row) {
    return mix(text ^ row);
  }

  /** Returns the best token after {@code text}; the others follow it in cyclic order. */
  int best(long text, SkipSet skips) {
    int exact = (int) Long.remainderUnsigned(text, shape.vocabulary());
    if (skips.isEmpty()) {
      return exact;
    }
    long chance = mix(text ^ skips.hashCode());
    int rank = unit(chance) < slip ? 1 + (int) (chance >>> 60) % 4 : 0;
    return Math.floorMod(exact - rank, shape.vocabulary());
  }

  /** Returns the probability of the best token after {@code text}, at least 0.4. */
  static double confidence(long text) {
    return 0.4 + 0.6 * Math.sqrt(unit(mix(text + 1)));
  }

  /** Returns a small number that depends on the whole text and the sublayer. */
  static float confidence(long text, int sublayer) {
    return (float) (6e-4 * unit(mix(text ^ mix(sublayer))));
  }

  private static double unit(long hash) {
    return (hash >>> 11) * 0x1p-53;
  }

  private static long mix(long z) {
    long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
    return x ^ (x >>> 31);
  }

  /** One probe: of a session this long, after this many of its rows. */
  public record Probed(int length, int prefix, TokenIds tokens, ConfidenceSpace space) {}
}
