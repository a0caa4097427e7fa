package dev.conflayers.lab.corpus.german;

/** The cases that the grammar uses. */
enum Case {
  NOMINATIVE,
  ACCUSATIVE,
  DATIVE
}
