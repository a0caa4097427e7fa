package dev.conflayers.decode.method;

/** Settings of a method without settings, for which a suite has no key. */
public record NoSettings() {}
