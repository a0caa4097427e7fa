/**
 * Full-depth and draft-verify decoding, and how acceptance is judged.
 *
 * <p>May use {@code base}, {@code model}, {@code model.token}.
 */
@NullMarked
package dev.conflayers.decode;

import org.jspecify.annotations.NullMarked;
