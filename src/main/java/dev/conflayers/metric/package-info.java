/**
 * Quality metrics of an output against its reference: exact match, numeric match, ROUGE.
 *
 * <p>May use {@code base}.
 */
@NullMarked
package dev.conflayers.metric;

import org.jspecify.annotations.NullMarked;
