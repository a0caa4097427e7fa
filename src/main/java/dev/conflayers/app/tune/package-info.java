/**
 * Choosing one of a suite's strategies: rounds on the tune split, and a test of the best.
 *
 * <p>May use {@code base}, {@code app}, {@code decode}, {@code evidence}, {@code judge.analysis},
 * {@code judge.claim}, {@code judge.compare}, {@code judge.figure}, {@code judge.tune}, {@code
 * metric}, {@code model}, {@code record}, {@code suite}, {@code suite.plan}, {@code task}.
 */
@NullMarked
package dev.conflayers.app.tune;

import org.jspecify.annotations.NullMarked;
