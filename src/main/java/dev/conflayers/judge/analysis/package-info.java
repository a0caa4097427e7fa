/** Measurements to comparisons. */
@NullMarked
package dev.conflayers.judge.analysis;

import org.jspecify.annotations.NullMarked;
