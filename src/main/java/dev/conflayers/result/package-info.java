/** The on-disk record of a run; append-only. */
@NullMarked
package dev.conflayers.result;

import org.jspecify.annotations.NullMarked;
