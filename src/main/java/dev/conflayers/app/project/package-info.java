/** Projects speedups on hardware that is not at hand. */
@NullMarked
package dev.conflayers.app.project;

import org.jspecify.annotations.NullMarked;
