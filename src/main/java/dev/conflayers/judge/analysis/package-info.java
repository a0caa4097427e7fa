/**
 * Analysis of a run: comparisons with full depth, verdicts on claims, and what limits them.
 *
 * <p>May use {@code base}, {@code decode}, {@code evidence}, {@code evidence.integrity}, {@code
 * evidence.text}, {@code judge.claim}, {@code judge.figure}, {@code metric}, {@code model.token},
 * {@code stats}, {@code suite.declared}, {@code task}.
 */
@NullMarked
package dev.conflayers.judge.analysis;

import org.jspecify.annotations.NullMarked;
