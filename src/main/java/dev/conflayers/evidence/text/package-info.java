/** What outputs say, token by token, and how far they follow full depth's. */
@NullMarked
package dev.conflayers.evidence.text;

import org.jspecify.annotations.NullMarked;
