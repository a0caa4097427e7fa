/**
 * The seam: what a decoder may ask of a transformer.
 *
 * <p>May use {@code base}, {@code model.token}.
 */
@NullMarked
package dev.conflayers.model;

import org.jspecify.annotations.NullMarked;
