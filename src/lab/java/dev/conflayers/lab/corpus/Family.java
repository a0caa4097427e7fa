package dev.conflayers.lab.corpus;

import dev.conflayers.lab.corpus.grammar.Dice;
import dev.conflayers.task.Task;
import java.util.Map;

/** A family of tasks that the embedded model learns. */
interface Family {
  /** Returns the name, such as {@code word-problems}. */
  String name();

  /** Returns the percentage of training rows from this family. */
  int share();

  /** Returns the task that evaluates it and whose prompts it is trained on. */
  Task task();

  /** Returns a one-sentence description of an item. */
  String description();

  /** Returns the languages, such as {@code [de, en]}. */
  String languages();

  /** Returns the description of each field of an item, in the order of the file. */
  Map<String, String> fields();

  /** Generates an item; the same dice give the same item. */
  DraftItem draft(Dice dice);

  /** Returns the name of the folder that holds its tune and test rows. */
  default String dataset() {
    return "conflayers-mini-" + name();
  }
}
