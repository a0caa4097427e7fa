/** Comparisons to Markdown. */
@NullMarked
package dev.conflayers.report;

import org.jspecify.annotations.NullMarked;
