/** May this change land? Rules, baselines, and what is decided about them. */
@org.jspecify.annotations.NullMarked
package dev.conflayers.judge.gate;
