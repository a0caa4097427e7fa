/** The on-disk record of a run; append-only. */
@NullMarked
package dev.conflayers.record;

import org.jspecify.annotations.NullMarked;
