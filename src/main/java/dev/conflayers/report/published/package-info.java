/** Published numbers about these methods, with the source of each. */
@NullMarked
package dev.conflayers.report.published;

import org.jspecify.annotations.NullMarked;
