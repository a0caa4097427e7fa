package dev.conflayers.lab.corpus;

import dev.conflayers.lab.corpus.grammar.Plans;
import dev.conflayers.lab.corpus.grammar.WordLists;
import dev.conflayers.task.Tasks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All families. */
final class Families {
  private Families() {}

  static List<Family> all() {
    WordLists words = WordLists.read("words.txt");
    return List.of(
        wordProblems(words),
        new TranslationFamily(),
        new InstructionFamily(words),
        news(words),
        new StoryFamily(words));
  }

  private static Family wordProblems(WordLists words) {
    return new PlannedFamily(
        "word-problems",
        25,
        Tasks.byName("gsm8k"),
        "Arithmetic word problems of one to three steps with worked answers.",
        "question",
        "answer",
        "\n",
        described(
            "question", "the problem, often with a number that does not matter",
            "answer", "the worked solution; its last line is '#### ' and the result"),
        Plans.read("word-problems.txt", words));
  }

  private static Family news(WordLists words) {
    return new PlannedFamily(
        "news",
        13,
        Tasks.byName("cnn-dailymail"),
        "Short invented news articles with summaries of one or two sentences.",
        "article",
        "highlights",
        " ",
        described(
            "article", "the article: facts in varying order, with some that do not matter",
            "highlights", "the summary, on one line"),
        Plans.read("news.txt", words));
  }

  private static Map<String, String> described(
      String text, String whatText, String answer, String whatAnswer) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(text, whatText);
    fields.put(answer, whatAnswer);
    return fields;
  }
}
