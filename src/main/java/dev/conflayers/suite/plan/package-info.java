/** Which trials, in which order, under which fingerprint. */
@NullMarked
package dev.conflayers.suite.plan;

import org.jspecify.annotations.NullMarked;
