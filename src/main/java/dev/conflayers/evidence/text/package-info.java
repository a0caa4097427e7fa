/**
 * Output texts token by token, and their agreement with full depth's.
 *
 * <p>May use {@code base}, {@code evidence}, {@code model.token}, {@code record}, {@code stats},
 * {@code suite.declared}.
 */
@NullMarked
package dev.conflayers.evidence.text;

import org.jspecify.annotations.NullMarked;
