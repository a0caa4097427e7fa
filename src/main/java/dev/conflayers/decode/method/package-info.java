/**
 * Decoding methods: their settings, their skip policies and what they share.
 *
 * <p>May use {@code base}, {@code decode}, {@code model}, {@code model.token}.
 */
@NullMarked
package dev.conflayers.decode.method;

import org.jspecify.annotations.NullMarked;
