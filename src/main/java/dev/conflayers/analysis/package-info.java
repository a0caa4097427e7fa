/** Measurements to comparisons. */
@NullMarked
package dev.conflayers.analysis;

import org.jspecify.annotations.NullMarked;
