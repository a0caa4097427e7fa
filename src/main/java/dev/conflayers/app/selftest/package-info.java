/** Checks of this implementation against what other programs have recorded. */
@NullMarked
package dev.conflayers.app.selftest;

import org.jspecify.annotations.NullMarked;
