/**
 * Trains small models from a recipe: data order, schedule, layer dropout, vocabulary, export.
 *
 * <p>May use {@code base}, {@code dataset}, {@code model}, {@code model.checkpoint}, {@code
 * model.token}, {@code model.torch}, {@code model.vocabulary}, {@code record}.
 */
@NullMarked
package dev.conflayers.lab.train;

import org.jspecify.annotations.NullMarked;
