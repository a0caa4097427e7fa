/**
 * Which strategy to use: rounds of measuring, the choice, and the file that keeps it.
 *
 * <p>May use {@code base}, {@code decode.method}, {@code evidence}, {@code judge.analysis}, {@code
 * suite}.
 */
@NullMarked
package dev.conflayers.judge.tune;

import org.jspecify.annotations.NullMarked;
