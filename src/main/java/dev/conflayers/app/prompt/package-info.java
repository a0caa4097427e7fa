/**
 * What strategies do with a single prompt, shown instead of measured.
 *
 * <p>x
 */
@NullMarked
package dev.conflayers.app.prompt;

import org.jspecify.annotations.NullMarked;
