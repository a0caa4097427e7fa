/**
 * Checkpoint files, validated before use: safetensors, GGUF and their settings.
 *
 * <p>May use {@code base}.
 */
@NullMarked
package dev.conflayers.model.checkpoint;

import org.jspecify.annotations.NullMarked;
