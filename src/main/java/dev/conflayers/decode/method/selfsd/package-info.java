/**
 * Self-SD (arXiv 2309.08168): an adaptive stop threshold, and a Bayesian search before measuring.
 */
@NullMarked
package dev.conflayers.decode.method.selfsd;

import org.jspecify.annotations.NullMarked;
