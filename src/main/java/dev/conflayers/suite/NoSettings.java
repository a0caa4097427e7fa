package dev.conflayers.suite;

/** The settings of a method that has none; a suite has no key for them. */
public record NoSettings() {}
