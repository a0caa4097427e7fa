/**
 * Audit of a run: checks of its raw record against the measurement protocol.
 *
 * <p>May use {@code base}, {@code decode}, {@code decode.method}, {@code evidence}, {@code
 * model.token}, {@code record}, {@code stats}, {@code suite}, {@code suite.declared}, {@code
 * suite.plan}.
 */
@NullMarked
package dev.conflayers.evidence.integrity;

import org.jspecify.annotations.NullMarked;
