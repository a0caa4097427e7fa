package dev.conflayers.model;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** The attention and feed-forward sublayers that a forward pass skips. Immutable. */
public final class SkipSet {
  private static final SkipSet NONE = new SkipSet(new BitSet(), new BitSet());

  private final BitSet attention;
  private final BitSet mlp;

  private SkipSet(BitSet attention, BitSet mlp) {
    this.attention = attention;
    this.mlp = mlp;
  }

  /** Returns the set that skips nothing: full depth. */
  public static SkipSet none() {
    return NONE;
  }

  /** Returns the set that skips both sublayers of each of {@code layers}. */
  public static SkipSet ofLayers(int... layers) {
    BitSet set = new BitSet();
    for (int layer : layers) {
      set.set(layer);
    }
    return ofLayers(set);
  }

  /** Returns the set that skips both sublayers of each of {@code layers}. */
  public static SkipSet ofLayers(BitSet layers) {
    return new SkipSet((BitSet) layers.clone(), (BitSet) layers.clone());
  }

  /** Returns the set that skips all but the first {@code exit} of {@code layers} layers. */
  public static SkipSet beyond(int exit, int layers) {
    BitSet set = new BitSet();
    set.set(exit, layers);
    return ofLayers(set);
  }

  /** Returns the set that skips the first {@code exit} layers. */
  public static SkipSet before(int exit) {
    BitSet set = new BitSet();
    set.set(0, exit);
    return ofLayers(set);
  }

  /** Returns the set that skips {@code attention} and {@code mlp} sublayers independently. */
  public static SkipSet ofSublayers(BitSet attention, BitSet mlp) {
    return new SkipSet((BitSet) attention.clone(), (BitSet) mlp.clone());
  }

  public boolean skipsAttention(int layer) {
    return attention.get(layer);
  }

  public boolean skipsMlp(int layer) {
    return mlp.get(layer);
  }

  public int attentionCount() {
    return attention.cardinality();
  }

  public int mlpCount() {
    return mlp.cardinality();
  }

  public boolean isEmpty() {
    return attention.isEmpty() && mlp.isEmpty();
  }

  /** Returns a copy of the layers whose attention is skipped. */
  public BitSet attention() {
    return (BitSet) attention.clone();
  }

  /** Returns a copy of the layers whose feed-forward network is skipped. */
  public BitSet mlp() {
    return (BitSet) mlp.clone();
  }

  /** Returns the skipped fraction of the sublayers of a model with {@code layers} layers. */
  public double ratio(int layers) {
    return (attention.cardinality() + mlp.cardinality()) / (2.0 * layers);
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof SkipSet other && attention.equals(other.attention) && mlp.equals(other.mlp);
  }

  @Override
  public int hashCode() {
    return 31 * attention.hashCode() + mlp.hashCode();
  }

  @Override
  public String toString() {
    return "SkipSet[attention=" + attention + ", mlp=" + mlp + "]";
  }
}
