/**
 * Checks of this implementation against what other programs have recorded.
 *
 * <p>May use {@code base}, {@code app}, {@code decode.method}, {@code metric}, {@code model},
 * {@code model.token}.
 */
@NullMarked
package dev.conflayers.app.selftest;

import org.jspecify.annotations.NullMarked;
