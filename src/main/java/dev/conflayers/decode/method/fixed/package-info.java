/** Skip sets that are given or were found earlier, and their drafts without verification. */
@NullMarked
package dev.conflayers.decode.method.fixed;

import org.jspecify.annotations.NullMarked;
