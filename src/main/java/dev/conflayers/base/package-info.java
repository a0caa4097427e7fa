/**
 * Shared foundations: digests, atomic files, JSON and YAML mappers, names and numbers as text. It
 * depends on no other package of the program.
 *
 * <p>May use no other package.
 */
@NullMarked
package dev.conflayers.base;

import org.jspecify.annotations.NullMarked;
