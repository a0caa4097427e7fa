/**
 * Reference implementation of the transformers in plain Java: slow, but bit-identical on every
 * machine.
 *
 * <p>May use {@code base}, {@code model}, {@code model.checkpoint}.
 */
@org.jspecify.annotations.NullMarked
package dev.conflayers.model.plain;
