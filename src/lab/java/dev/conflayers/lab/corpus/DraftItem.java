package dev.conflayers.lab.corpus;

import java.util.Map;

/**
 * An item as a generator makes it, before it belongs to a split.
 *
 * @param plan what kind of text it is
 * @param pair what it combines; some combinations never occur in training
 * @param fields as its task reads them, by name
 * @param completion what a model is to write after the prompt, with the space in front of it
 */
record DraftItem(String plan, String pair, Map<String, String> fields, String completion) {}
