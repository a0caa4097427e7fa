/**
 * Timing the parts of decoding, each alone, by JMH.
 *
 * <p>x
 *
 * <p>May use {@code base}, {@code app}, {@code model}, {@code record}, {@code report}, {@code run},
 * {@code run.fork}, {@code run.machine}.
 */
@NullMarked
package dev.conflayers.app.bench;

import org.jspecify.annotations.NullMarked;
