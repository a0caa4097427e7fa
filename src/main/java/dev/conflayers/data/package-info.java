/** Dataset files, their checksums and seeded subsets. */
@NullMarked
package dev.conflayers.data;

import org.jspecify.annotations.NullMarked;
