/** Policies that choose the skip set. */
@NullMarked
package dev.conflayers.decode.method;

import org.jspecify.annotations.NullMarked;
