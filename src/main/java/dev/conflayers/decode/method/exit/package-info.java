/**
 * Early-exit drafting with verification from the draft's states: LayerSkip (arXiv 2404.16710) and
 * DEL (arXiv 2504.05598).
 */
@NullMarked
package dev.conflayers.decode.method.exit;

import org.jspecify.annotations.NullMarked;
