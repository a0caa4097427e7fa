/**
 * Benchmark tasks: prompts, worked examples, answer extraction and metrics.
 *
 * <p>May use {@code base}, {@code dataset}, {@code metric}, {@code model.token}.
 */
@NullMarked
package dev.conflayers.task;

import org.jspecify.annotations.NullMarked;
