/** Instructions of many kinds, phrased in several ways, with their results. */
@NullMarked
package dev.conflayers.lab.corpus.instruction;

import org.jspecify.annotations.NullMarked;
