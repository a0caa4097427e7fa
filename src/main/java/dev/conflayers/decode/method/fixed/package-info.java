/** Fixed skip sets, given or found by an earlier search, with and without verification. */
@NullMarked
package dev.conflayers.decode.method.fixed;

import org.jspecify.annotations.NullMarked;
