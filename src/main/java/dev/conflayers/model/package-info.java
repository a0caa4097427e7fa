/**
 * The interface between decoders and transformers.
 *
 * <p>May use {@code base}, {@code model.token}.
 */
@NullMarked
package dev.conflayers.model;

import org.jspecify.annotations.NullMarked;
