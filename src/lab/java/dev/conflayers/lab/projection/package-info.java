/**
 * What a decoding that nobody has run would come to: the time of passes from a model's dimensions
 * and a machine, how much of a draft is accepted, and from both the speedup with its interval.
 */
@NullMarked
package dev.conflayers.lab.projection;

import org.jspecify.annotations.NullMarked;
