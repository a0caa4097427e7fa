/**
 * Checkpoint files, checked before they are believed: safetensors, GGUF and their settings.
 *
 * <p>May use {@code base}.
 */
@NullMarked
package dev.conflayers.model.checkpoint;

import org.jspecify.annotations.NullMarked;
