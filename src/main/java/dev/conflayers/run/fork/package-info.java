/**
 * Forks of a run: JVMs that measure one after the other, or interleaved with those of another
 * build.
 *
 * <p>May use {@code base}, {@code decode}, {@code evidence}, {@code model}, {@code model.token},
 * {@code record}, {@code run}, {@code run.machine}, {@code suite}, {@code suite.plan}.
 */
@NullMarked
package dev.conflayers.run.fork;

import org.jspecify.annotations.NullMarked;
