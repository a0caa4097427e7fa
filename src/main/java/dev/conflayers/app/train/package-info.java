/**
 * Training a small model from a recipe.
 *
 * <p>x
 */
@NullMarked
package dev.conflayers.app.train;

import org.jspecify.annotations.NullMarked;
