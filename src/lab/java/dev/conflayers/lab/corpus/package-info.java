/** Seeded generators of the data that the embedded model is trained on and tested with. */
@NullMarked
package dev.conflayers.lab.corpus;

import org.jspecify.annotations.NullMarked;
