/** What characters look like to a reader who must not be misled by them. */
@NullMarked
package dev.conflayers.text;

import org.jspecify.annotations.NullMarked;
