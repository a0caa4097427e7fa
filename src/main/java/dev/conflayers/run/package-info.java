/**
 * Executes a plan against the clock.
 *
 * <p>May use {@code base}, {@code decode}, {@code model}, {@code model.token}, {@code record},
 * {@code stats}, {@code suite}, {@code suite.declared}, {@code suite.plan}, {@code task}.
 */
@NullMarked
package dev.conflayers.run;

import org.jspecify.annotations.NullMarked;
