/** Choosing one of a suite's strategies: rounds on the tune split, and a test of the best. */
@NullMarked
package dev.conflayers.app.tune;

import org.jspecify.annotations.NullMarked;
