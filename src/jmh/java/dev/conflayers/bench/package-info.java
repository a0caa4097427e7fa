/** What a decode is made of, measured one part at a time in JVMs of its own. */
@NullMarked
package dev.conflayers.bench;

import org.jspecify.annotations.NullMarked;
