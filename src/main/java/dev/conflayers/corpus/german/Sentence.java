package dev.conflayers.corpus.german;

/**
 * A German sentence and its translation.
 *
 * @param plan the kind of sentence
 * @param pair the noun and the verb or adjective that it combines
 */
public record Sentence(String plan, String pair, String german, String english) {}
