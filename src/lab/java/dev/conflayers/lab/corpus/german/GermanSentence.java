package dev.conflayers.lab.corpus.german;

/**
 * A German sentence and its translation.
 *
 * @param plan the kind of sentence
 * @param pair the noun and the verb or adjective that it combines
 */
public record GermanSentence(String plan, String pair, String german, String english) {}
