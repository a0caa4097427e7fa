package dev.conflayers.lab.corpus.german;

import dev.conflayers.lab.corpus.grammar.Resources;
import dev.conflayers.lab.corpus.grammar.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words of the grammar, by kind; {@code german.txt} documents its format. */
final class GermanLexicon {
  private final Map<String, List<Noun>> nouns = new LinkedHashMap<>();
  private final Map<String, List<Noun>> masses = new LinkedHashMap<>();
  private final Map<String, Noun> nounsByName = new HashMap<>();
  private final Map<String, Noun> massesByName = new HashMap<>();
  private final Map<String, List<Verb>> verbs = new LinkedHashMap<>();
  private final Map<String, List<Adjective>> adjectives = new LinkedHashMap<>();
  private final Map<String, List<Bilingual>> pairs = new LinkedHashMap<>();
  private final List<String[]> places = new ArrayList<>();
  private final List<String[]> jobs = new ArrayList<>();
  private final List<NounPhrase> names = new ArrayList<>();

  GermanLexicon() {
    String[] head = {""};
    for (String line : Resources.lines("german.txt")) {
      if (line.startsWith("[")) {
        head = line.substring(1, line.indexOf(']')).split(" ", -1);
        continue;
      }
      for (String entry : line.split(";", -1)) {
        if (!entry.isBlank()) {
          add(head, entry.strip().split(" ", -1));
        }
      }
    }
  }

  private void add(String[] head, String[] word) {
    String kind = head[head.length - 1];
    switch (head[0]) {
      case "noun" -> {
        Noun noun = noun(word);
        nouns.computeIfAbsent(kind, k -> new ArrayList<>()).add(noun);
        nounsByName.put(noun.singular(), noun);
      }
      case "mass" -> {
        String english = spaced(word[2]);
        Noun mass = new Noun(Form.valueOf(word[0]), false, word[1], word[1], english, english);
        masses.computeIfAbsent(kind, k -> new ArrayList<>()).add(mass);
        massesByName.put(mass.singular(), mass);
      }
      case "verb" -> verbs.computeIfAbsent(kind, k -> new ArrayList<>()).add(verb(word));
      case "adjective" ->
          adjectives
              .computeIfAbsent(kind, k -> new ArrayList<>())
              .add(new Adjective(word[0], word[1], spaced(word[2]), spaced(word[3])));
      case "place" -> places.add(word);
      case "job" -> jobs.add(word);
      case "name" -> names.add(NounPhrase.name(word[1], Form.valueOf(word[0])));
      default ->
          pairs
              .computeIfAbsent(kind, k -> new ArrayList<>())
              .add(new Bilingual(spaced(word[0]), spaced(word[1])));
    }
  }

  private static Noun noun(String[] word) {
    String english = spaced(word[3]);
    String plural = word.length > 4 ? spaced(word[4]) : new Word(english, Map.of()).form("plural");
    return new Noun(
        Form.valueOf(word[0].substring(0, 1)),
        word[0].endsWith("*"),
        word[1],
        word[2],
        english,
        plural);
  }

  private static Verb verb(String[] word) {
    int colon = word[6].indexOf(':');
    List<String> objects =
        colon < 0 ? List.of() : List.of(word[6].substring(colon + 1).split(",", -1));
    boolean stative = word[word.length - 1].equals("-stative");
    String base = spaced(word[7]);
    String past = spaced(word[8]);
    boolean irregular = word.length > 9 && !word[9].startsWith("-");
    return new Verb(
        word[0],
        word[1],
        word[2],
        word[3],
        word[4].equals("s"),
        word[5].equals("-") ? "" : word[5],
        colon < 0 ? word[6] : word[6].substring(0, colon),
        objects,
        irregular ? new EnglishVerb(base, past, spaced(word[9])) : EnglishVerb.regular(base, past),
        stative);
  }

  private static String spaced(String entry) {
    return entry.replace('_', ' ');
  }

  List<Noun> nouns(String kind) {
    Noun one = nounsByName.get(kind);
    return one == null ? nouns.getOrDefault(kind, List.of()) : List.of(one);
  }

  /** Returns the kind of a noun, or empty if it is not one. */
  String kind(String singular) {
    return nouns.entrySet().stream()
        .filter(e -> e.getValue().stream().anyMatch(noun -> noun.singular().equals(singular)))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  List<Noun> masses(String kind) {
    Noun one = massesByName.get(kind);
    return one == null ? masses.getOrDefault(kind, List.of()) : List.of(one);
  }

  List<Verb> verbs(String subjects) {
    return verbs.getOrDefault(subjects, List.of());
  }

  List<Adjective> adjectives(String kind) {
    return adjectives.getOrDefault(kind, List.of());
  }

  List<Bilingual> pairs(String kind) {
    return pairs.getOrDefault(kind, List.of());
  }

  List<NounPhrase> names() {
    return names;
  }

  /** Returns a place or, for {@code to}, a direction: {@code im Park}, {@code in den Park}. */
  List<Bilingual> places(boolean to) {
    return places.stream()
        .map(
            word -> {
              String[] preposition = word[to ? 3 : 2].split(":", -1);
              Case in = preposition[1].equals("dat") ? Case.DATIVE : Case.ACCUSATIVE;
              String article = Form.valueOf(word[0]).article(in);
              return new Bilingual(
                  contracted(preposition[0], article) + " " + word[1], spaced(word[to ? 5 : 4]));
            })
        .toList();
  }

  static String contracted(String preposition, String article) {
    return switch (preposition + " " + article) {
      case "in dem" -> "im";
      case "in das" -> "ins";
      case "an dem" -> "am";
      case "an das" -> "ans";
      case "zu dem" -> "zum";
      case "zu der" -> "zur";
      default -> preposition + " " + article;
    };
  }

  /** Returns an occupation of a man or woman. */
  List<Bilingual> jobs(Form gender) {
    return jobs.stream()
        .map(word -> new Bilingual(word[gender == Form.M ? 0 : 1], word[2]))
        .toList();
  }
}
