/** Deciding whether a change may land: measuring it, judging it, and leaving the verdict. */
@NullMarked
package dev.conflayers.app.gate;

import org.jspecify.annotations.NullMarked;
