/**
 * Runs of other programs, read as runs of this one, and runs of this one, written for others.
 *
 * <p>May use {@code base}, {@code decode}, {@code evidence}, {@code judge.analysis}, {@code
 * judge.figure}, {@code model.token}, {@code record}, {@code suite.declared}, {@code task}.
 */
@NullMarked
package dev.conflayers.app.exchange;

import org.jspecify.annotations.NullMarked;
