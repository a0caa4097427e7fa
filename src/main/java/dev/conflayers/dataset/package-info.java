/**
 * Dataset files, their checksums and seeded subsets.
 *
 * <p>May use {@code base}.
 */
@NullMarked
package dev.conflayers.dataset;

import org.jspecify.annotations.NullMarked;
