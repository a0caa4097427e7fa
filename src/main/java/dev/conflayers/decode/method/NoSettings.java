package dev.conflayers.decode.method;

/** The settings of a method that has none; a suite has no key for them. */
public record NoSettings() {}
