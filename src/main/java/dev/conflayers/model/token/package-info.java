/** Vocabulary ids and the text they stand for. */
@NullMarked
package dev.conflayers.model.token;

import org.jspecify.annotations.NullMarked;
