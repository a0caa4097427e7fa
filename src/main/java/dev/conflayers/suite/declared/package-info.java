/**
 * Declarations of a suite before measuring: claims, stop rules, cautions and the schedule of
 * trials. Nothing here is a measurement, so judges may use it.
 *
 * <p>May use {@code base}, {@code decode}.
 */
@NullMarked
package dev.conflayers.suite.declared;

import org.jspecify.annotations.NullMarked;
