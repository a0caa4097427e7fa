/**
 * The same transformers in plain Java: slow, and the same bits on every machine.
 *
 * <p>May use {@code base}, {@code model}, {@code model.checkpoint}.
 */
@org.jspecify.annotations.NullMarked
package dev.conflayers.model.plain;
