/** Policies that choose the skip set. */
@NullMarked
package dev.conflayers.decode.skip;

import org.jspecify.annotations.NullMarked;
