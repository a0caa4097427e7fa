/**
 * Full-depth and speculative decoding, and rules of acceptance.
 *
 * <p>May use {@code base}, {@code model}, {@code model.token}.
 */
@NullMarked
package dev.conflayers.decode;

import org.jspecify.annotations.NullMarked;
