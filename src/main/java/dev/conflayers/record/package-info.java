/**
 * The on-disk record of a run; append-only.
 *
 * <p>May use {@code base}, {@code metric}, {@code model.token}, {@code suite.declared}.
 */
@NullMarked
package dev.conflayers.record;

import org.jspecify.annotations.NullMarked;
