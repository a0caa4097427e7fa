/**
 * Escaping shared by all written formats.
 *
 * <p>May use {@code base}.
 */
@NullMarked
package dev.conflayers.report.text;

import org.jspecify.annotations.NullMarked;
