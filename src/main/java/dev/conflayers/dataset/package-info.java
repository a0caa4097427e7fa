/** Dataset files, their checksums and seeded subsets. */
@NullMarked
package dev.conflayers.dataset;

import org.jspecify.annotations.NullMarked;
