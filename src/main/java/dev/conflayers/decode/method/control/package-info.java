/** Controls: skip sets by rule or rank, and relaxed verification. */
@NullMarked
package dev.conflayers.decode.method.control;

import org.jspecify.annotations.NullMarked;
