/**
 * Do the procedures keep their promises? Simulated data whose truth is known, and how often
 * intervals hold it and tests err.
 */
@NullMarked
package dev.conflayers.lab.calibration;

import org.jspecify.annotations.NullMarked;
