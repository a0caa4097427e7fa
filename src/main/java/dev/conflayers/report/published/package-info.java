/**
 * Published numbers about these methods, with the source of each.
 *
 * <p>May use {@code base}.
 */
@NullMarked
package dev.conflayers.report.published;

import org.jspecify.annotations.NullMarked;
