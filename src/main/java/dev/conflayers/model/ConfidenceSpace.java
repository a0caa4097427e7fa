package dev.conflayers.model;

/**
 * What a sublayer's output is turned into a distribution over, before its entropy is taken.
 *
 * <p>The released ConfLayers code uses {@link #HIDDEN}; readers of the paper's first version
 * describe {@link #LM_HEAD}. Both are offered because the two disagree.
 */
public enum ConfidenceSpace {
  /** Softmax over the hidden dimension of the raw sublayer output. */
  HIDDEN,
  /** Softmax over the vocabulary, after the final norm and the shared head. */
  LM_HEAD,
  /** Softmax over the vocabulary, after the shared head alone. */
  LM_HEAD_WITHOUT_NORM
}
