/** Prompt, shots, answer extraction and metrics of one benchmark. */
@NullMarked
package dev.conflayers.task;

import org.jspecify.annotations.NullMarked;
