/**
 * Planning from a pilot run: variances, power, and duration of a larger run.
 *
 * <p>May use {@code base}, {@code evidence}, {@code stats}, {@code suite.declared}.
 */
@NullMarked
package dev.conflayers.judge.pilot;

import org.jspecify.annotations.NullMarked;
