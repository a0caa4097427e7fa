/**
 * Comparisons of two runs, paired by prompt or by the means of their tasks.
 *
 * <p>May use {@code base}, {@code evidence}, {@code evidence.integrity}, {@code judge.analysis},
 * {@code judge.figure}, {@code model.token}, {@code stats}, {@code suite.declared}, {@code task}.
 */
@NullMarked
package dev.conflayers.judge.compare;

import org.jspecify.annotations.NullMarked;
