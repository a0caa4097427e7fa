/**
 * A checkpoint's tokenizer and chat format, from a Hugging Face or a GGUF file.
 *
 * <p>May use {@code base}, {@code model.checkpoint}, {@code model.token}.
 */
@NullMarked
package dev.conflayers.model.vocabulary;

import org.jspecify.annotations.NullMarked;
