/**
 * What a suite declares before anything is measured: its claims, when generations end, what is
 * known to limit the numbers, and the schedule of trials. Nothing here is a measurement, so that
 * judges may see it.
 *
 * <p>May use {@code base}, {@code decode}.
 */
@NullMarked
package dev.conflayers.suite.declared;

import org.jspecify.annotations.NullMarked;
