package dev.conflayers.lab.corpus.german;

/**
 * A noun in both languages.
 *
 * @param weak whether every case but the nominative singular looks like the plural
 */
record Noun(
    Form gender,
    boolean weak,
    String singular,
    String plural,
    String english,
    String englishPlural) {
  String german(boolean many, Case in) {
    if (many) {
      boolean takesN = in == Case.DATIVE && !plural.endsWith("n") && !plural.endsWith("s");
      return takesN ? plural + "n" : plural;
    }
    return weak && in != Case.NOMINATIVE ? plural : singular;
  }

  String english(boolean many) {
    return many ? englishPlural : english;
  }

  Form form(boolean many) {
    return many ? Form.PLURAL : gender;
  }
}
