/** German clauses with their one English rendering, inflected from a lexicon. */
@NullMarked
package dev.conflayers.lab.corpus.german;

import org.jspecify.annotations.NullMarked;
