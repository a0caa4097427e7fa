package dev.conflayers.lab.corpus.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The word lists of a resource.
 *
 * <p>{@code [list key=value]} starts or continues a list; entries are separated by semicolons; the
 * plural follows a slash.
 */
public final class WordLists {
  private final Map<String, List<Word>> lists;

  private WordLists(Map<String, List<Word>> lists) {
    this.lists = lists;
  }

  public static WordLists read(String resource) {
    Map<String, List<Word>> lists = new LinkedHashMap<>();
    List<Word> open = new ArrayList<>();
    Map<String, String> constants = Map.of();
    for (String line : Resources.lines(resource)) {
      if (line.startsWith("[")) {
        String[] head = line.substring(1, line.indexOf(']')).split(" ", -1);
        open = lists.computeIfAbsent(head[0], name -> new ArrayList<>());
        constants = constants(head);
      } else {
        for (String entry : line.split(";", -1)) {
          if (!entry.isBlank()) {
            open.add(word(entry.strip(), constants));
          }
        }
      }
    }
    return new WordLists(lists);
  }

  private static Map<String, String> constants(String[] head) {
    Map<String, String> constants = new HashMap<>();
    for (int i = 1; i < head.length; i++) {
      String[] pair = head[i].split("=", -1);
      constants.put(pair[0], pair[1]);
    }
    return constants;
  }

  private static Word word(String entry, Map<String, String> constants) {
    String[] parts = entry.split("/", -1);
    Map<String, String> forms = new HashMap<>(constants);
    if (parts.length > 1) {
      forms.put("plural", parts[1]);
    }
    return new Word(parts[0], forms);
  }

  /** Returns the words of one list, or of several joined by commas. */
  public List<Word> list(String names) {
    List<Word> words = new ArrayList<>();
    for (String name : names.split(",", -1)) {
      List<Word> list = lists.get(name.strip());
      if (list == null) {
        throw new IllegalArgumentException(
            "there is no word list '" + name + "'; there are " + lists.keySet());
      }
      words.addAll(list);
    }
    return List.copyOf(words);
  }

  /** Returns the texts of {@link #list}. */
  public List<String> texts(String names) {
    return list(names).stream().map(Word::text).toList();
  }
}
