/** Escaping shared by all written formats. */
@NullMarked
package dev.conflayers.report.text;

import org.jspecify.annotations.NullMarked;
