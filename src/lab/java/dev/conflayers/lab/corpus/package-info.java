/** Seeded generators of the training and test data of the embedded model. */
@NullMarked
package dev.conflayers.lab.corpus;

import org.jspecify.annotations.NullMarked;
