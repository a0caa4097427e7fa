/** Runs of other programs, read as runs of this one, and runs of this one, written for others. */
@NullMarked
package dev.conflayers.app.exchange;

import org.jspecify.annotations.NullMarked;
