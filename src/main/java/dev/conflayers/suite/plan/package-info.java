/**
 * Planning of trials: their order and the fingerprint of the plan.
 *
 * <p>May use {@code base}, {@code dataset}, {@code decode}, {@code decode.method}, {@code suite},
 * {@code suite.declared}, {@code task}.
 */
@NullMarked
package dev.conflayers.suite.plan;

import org.jspecify.annotations.NullMarked;
