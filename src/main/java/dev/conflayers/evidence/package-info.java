/**
 * Estimates from a run: which trials count, what is estimated from them, and with what uncertainty.
 *
 * <p>May use {@code base}, {@code decode}, {@code model.token}, {@code record}, {@code stats},
 * {@code suite.declared}.
 */
@NullMarked
package dev.conflayers.evidence;

import org.jspecify.annotations.NullMarked;
