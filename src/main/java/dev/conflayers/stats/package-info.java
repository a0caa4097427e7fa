/** Statistical estimators and tests, independent of the domain. */
@NullMarked
package dev.conflayers.stats;

import org.jspecify.annotations.NullMarked;
