/**
 * Microbenchmarks of the parts of decoding, each in its own JVM.
 *
 * <p>May use {@code base}, {@code decode.method}, {@code metric}, {@code model}, {@code
 * model.token}, {@code model.torch}.
 */
@NullMarked
package dev.conflayers.bench;

import org.jspecify.annotations.NullMarked;
