/**
 * Tuning: rounds of measuring, the choice of a strategy, and the file that stores it.
 *
 * <p>May use {@code base}, {@code decode.method}, {@code evidence}, {@code judge.claim}, {@code
 * suite}.
 */
@NullMarked
package dev.conflayers.judge.tune;

import org.jspecify.annotations.NullMarked;
