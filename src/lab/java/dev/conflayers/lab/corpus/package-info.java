/**
 * Seeded generators of the training and test data of the embedded model.
 *
 * <p>May use {@code base}, {@code dataset}, {@code task}.
 */
@NullMarked
package dev.conflayers.lab.corpus;

import org.jspecify.annotations.NullMarked;
