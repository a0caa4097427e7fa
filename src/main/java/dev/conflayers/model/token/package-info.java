/**
 * Vocabulary ids and the text they stand for.
 *
 * <p>May use {@code base}.
 */
@NullMarked
package dev.conflayers.model.token;

import org.jspecify.annotations.NullMarked;
