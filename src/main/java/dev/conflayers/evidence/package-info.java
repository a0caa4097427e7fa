/** What a run shows: which trials count, what is estimated from them, and how sure it is. */
@NullMarked
package dev.conflayers.evidence;

import org.jspecify.annotations.NullMarked;
