/** CLaSp (arXiv 2505.24196): a dynamic programme over whole layers. */
@NullMarked
package dev.conflayers.decode.method.clasp;

import org.jspecify.annotations.NullMarked;
