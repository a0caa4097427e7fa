package dev.conflayers.lab.corpus;

import java.util.Map;

/**
 * A generated item before its assignment to a split.
 *
 * @param plan kind of text
 * @param pair the two things it combines; some combinations never occur in training
 * @param fields by name, as read by its task
 * @param completion the expected continuation of the prompt, with its leading space
 */
record DraftItem(String plan, String pair, Map<String, String> fields, String completion) {}
