/** Full-depth and draft-verify decoding, and how acceptance is judged. */
@NullMarked
package dev.conflayers.decode;

import org.jspecify.annotations.NullMarked;
