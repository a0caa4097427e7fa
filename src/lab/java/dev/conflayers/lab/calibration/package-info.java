/**
 * Calibration of the statistical procedures: coverage of intervals and error rates of tests on
 * simulated data with a known truth.
 *
 * <p>May use {@code base}, {@code evidence}, {@code judge.claim}, {@code judge.figure}, {@code
 * stats}, {@code suite.declared}.
 */
@NullMarked
package dev.conflayers.lab.calibration;

import org.jspecify.annotations.NullMarked;
