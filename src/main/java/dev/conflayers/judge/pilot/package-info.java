/**
 * What a small run says about a larger one: spreads, what it could find, and how long it takes.
 *
 * <p>May use {@code base}, {@code evidence}, {@code stats}, {@code suite.declared}.
 */
@NullMarked
package dev.conflayers.judge.pilot;

import org.jspecify.annotations.NullMarked;
