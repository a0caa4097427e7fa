/**
 * Statistical estimators and tests, independent of the domain.
 *
 * <p>May use {@code base}.
 */
@NullMarked
package dev.conflayers.stats;

import org.jspecify.annotations.NullMarked;
