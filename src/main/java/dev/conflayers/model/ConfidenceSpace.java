package dev.conflayers.model;

/**
 * The space over which a sublayer's output is normalised to a distribution before its entropy is
 * computed.
 *
 * <p>The released ConfLayers code uses {@link #HIDDEN}; descriptions of the paper's first version
 * have {@link #LM_HEAD}. Both are offered because they disagree.
 */
public enum ConfidenceSpace {
  /** Softmax over the hidden dimension of the raw sublayer output. */
  HIDDEN,
  /** Softmax over the vocabulary, after the final norm and the shared head. */
  LM_HEAD,
  /** Softmax over the vocabulary, after the shared head alone. */
  LM_HEAD_WITHOUT_NORM
}
