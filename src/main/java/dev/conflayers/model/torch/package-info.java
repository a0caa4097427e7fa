/**
 * A Llama-family transformer on DJL: checkpoints, weights, layers, KV cache, tokenizer file.
 *
 * <p>May use {@code base}, {@code model}, {@code model.checkpoint}, {@code model.plain}, {@code
 * model.token}, {@code model.vocabulary}.
 */
@NullMarked
package dev.conflayers.model.torch;

import org.jspecify.annotations.NullMarked;
