/** Trains small models from a recipe: data order, schedule, layer dropout, vocabulary, export. */
@NullMarked
package dev.conflayers.lab.train;

import org.jspecify.annotations.NullMarked;
