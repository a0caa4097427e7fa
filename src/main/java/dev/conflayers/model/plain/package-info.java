/** The same transformers in plain Java: slow, and the same bits on every machine. */
@org.jspecify.annotations.NullMarked
package dev.conflayers.model.plain;
