/**
 * Training a small model from a recipe.
 *
 * <p>x
 *
 * <p>May use {@code base}, {@code app}, {@code decode}, {@code lab.train}, {@code run.fork}, {@code
 * suite}.
 */
@NullMarked
package dev.conflayers.app.train;

import org.jspecify.annotations.NullMarked;
