/**
 * Whether a machine can measure: its facts, its engine, and how evenly it works.
 *
 * <p>May use {@code base}, {@code model}, {@code model.torch}, {@code run.fork}, {@code
 * run.machine}.
 */
@NullMarked
package dev.conflayers.app.doctor;

import org.jspecify.annotations.NullMarked;
