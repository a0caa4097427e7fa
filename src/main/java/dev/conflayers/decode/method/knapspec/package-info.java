/** KnapSpec (arXiv 2602.20217): a knapsack over measured costs. */
@NullMarked
package dev.conflayers.decode.method.knapspec;

import org.jspecify.annotations.NullMarked;
