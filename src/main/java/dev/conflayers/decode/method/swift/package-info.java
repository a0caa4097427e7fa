/** SWIFT (arXiv 2410.06916): random and Bayesian search over sublayers. */
@NullMarked
package dev.conflayers.decode.method.swift;

import org.jspecify.annotations.NullMarked;
