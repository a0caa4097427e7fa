/** Text plans with slots, choices and numbers, filled by a seeded stream of draws. */
@NullMarked
package dev.conflayers.lab.corpus.grammar;

import org.jspecify.annotations.NullMarked;
