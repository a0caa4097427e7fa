/** A Llama-family transformer on DJL: checkpoints, weights, layers, KV cache, tokenizer file. */
@NullMarked
package dev.conflayers.model.torch;

import org.jspecify.annotations.NullMarked;
