/** Checkpoint files, checked before they are believed: safetensors, GGUF and their settings. */
@NullMarked
package dev.conflayers.model.checkpoint;

import org.jspecify.annotations.NullMarked;
