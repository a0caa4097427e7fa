/**
 * Projects speedups on hardware that is not at hand.
 *
 * <p>May use {@code base}, {@code app}, {@code decode}, {@code evidence}, {@code lab.projection},
 * {@code model}, {@code model.torch}, {@code record}, {@code run}, {@code run.fork}, {@code
 * run.machine}, {@code stats}.
 */
@NullMarked
package dev.conflayers.app.project;

import org.jspecify.annotations.NullMarked;
