/** Prompt lookup decoding: drafts from the text so far, without a model. */
@NullMarked
package dev.conflayers.decode.method.lookup;

import org.jspecify.annotations.NullMarked;
