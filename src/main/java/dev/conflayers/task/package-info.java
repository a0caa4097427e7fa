/** Benchmark tasks: prompts, worked examples, answer extraction and metrics. */
@NullMarked
package dev.conflayers.task;

import org.jspecify.annotations.NullMarked;
