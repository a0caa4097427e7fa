/** ConfLayers (arXiv 2604.14612): the adaptive threshold, the faithful and the clean search. */
@NullMarked
package dev.conflayers.decode.method.conflayers;

import org.jspecify.annotations.NullMarked;
