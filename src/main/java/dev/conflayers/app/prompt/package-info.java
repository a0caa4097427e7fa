/**
 * What strategies do with a single prompt, shown instead of measured.
 *
 * <p>x
 *
 * <p>May use {@code base}, {@code app}, {@code decode}, {@code decode.method}, {@code model},
 * {@code model.token}, {@code run}, {@code run.fork}, {@code suite}, {@code suite.declared}, {@code
 * suite.plan}.
 */
@NullMarked
package dev.conflayers.app.prompt;

import org.jspecify.annotations.NullMarked;
