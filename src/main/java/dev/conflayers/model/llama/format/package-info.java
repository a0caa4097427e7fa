/** Checkpoint files, checked before they are believed: safetensors, GGUF and their settings. */
@NullMarked
package dev.conflayers.model.llama.format;

import org.jspecify.annotations.NullMarked;
