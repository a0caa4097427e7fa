/**
 * Calibration of the statistical procedures: coverage of intervals and error rates of tests on
 * simulated data with a known truth.
 */
@NullMarked
package dev.conflayers.lab.calibration;

import org.jspecify.annotations.NullMarked;
