/** Numbers in, estimates out. */
@NullMarked
package dev.conflayers.stats;

import org.jspecify.annotations.NullMarked;
