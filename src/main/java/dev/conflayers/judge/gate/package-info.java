/**
 * Regression gate: rules, baselines, and the verdict on whether a change may land.
 *
 * <p>May use {@code base}, {@code evidence}, {@code evidence.integrity}, {@code judge.analysis},
 * {@code judge.claim}, {@code judge.figure}, {@code metric}, {@code model.token}, {@code stats},
 * {@code suite}, {@code suite.declared}, {@code task}.
 */
@org.jspecify.annotations.NullMarked
package dev.conflayers.judge.gate;
