/**
 * Figures of strategies against full depth, and of full depth against itself, with intervals.
 *
 * <p>May use {@code base}, {@code evidence}, {@code metric}, {@code model.token}, {@code stats},
 * {@code suite.declared}, {@code task}.
 */
@NullMarked
package dev.conflayers.judge.figure;

import org.jspecify.annotations.NullMarked;
