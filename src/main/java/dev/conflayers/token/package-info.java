/** Vocabulary ids and the text they stand for. */
@NullMarked
package dev.conflayers.token;

import org.jspecify.annotations.NullMarked;
