/** Executes a plan against the clock. */
@NullMarked
package dev.conflayers.run;

import org.jspecify.annotations.NullMarked;
