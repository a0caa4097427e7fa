/**
 * What a run shows: which trials count, what is estimated from them, and how sure it is.
 *
 * <p>May use {@code base}, {@code decode}, {@code model.token}, {@code record}, {@code stats},
 * {@code suite.declared}.
 */
@NullMarked
package dev.conflayers.evidence;

import org.jspecify.annotations.NullMarked;
