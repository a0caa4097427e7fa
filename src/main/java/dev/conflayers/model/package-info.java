/** The seam: what a decoder may ask of a transformer. */
@NullMarked
package dev.conflayers.model;

import org.jspecify.annotations.NullMarked;
