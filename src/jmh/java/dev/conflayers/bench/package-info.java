/**
 * What a decode is made of, measured one part at a time in JVMs of its own.
 *
 * <p>May use {@code base}, {@code decode.method}, {@code metric}, {@code model}, {@code
 * model.token}, {@code model.torch}.
 */
@NullMarked
package dev.conflayers.bench;

import org.jspecify.annotations.NullMarked;
