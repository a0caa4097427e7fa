/**
 * Timing the parts of decoding, each alone, by JMH.
 *
 * <p>x
 */
@NullMarked
package dev.conflayers.app.bench;

import org.jspecify.annotations.NullMarked;
