/**
 * Verdicts on the claims of a suite: what they require, how they are tested, and at which levels.
 *
 * <p>May use {@code base}, {@code evidence}, {@code evidence.integrity}, {@code evidence.text},
 * {@code judge.figure}, {@code metric}, {@code model.token}, {@code stats}, {@code suite.declared},
 * {@code task}.
 */
@NullMarked
package dev.conflayers.judge.claim;

import org.jspecify.annotations.NullMarked;
