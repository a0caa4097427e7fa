package dev.conflayers.lab.corpus.instruction;

import dev.conflayers.lab.corpus.grammar.Dice;
import dev.conflayers.lab.corpus.instruction.Operation.Case;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Operations that extract from sentences and convert records to another format. */
final class RecordOperations {
  private static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  private RecordOperations() {}

  static List<Operation> all() {
    return List.of(
        find("name", Facts::name, "Extract the name.", "Who is mentioned?", "Write only the name."),
        find("town", Facts::town, "Extract the town.", "Which place is mentioned?"),
        find("number", Facts::count, "Extract the number.", "Which number is in the text?"),
        find("mail", Facts::mail, "Extract the e-mail address.", "Find the e-mail address."),
        find("weekday", Facts::weekday, "Which day is mentioned?", "Extract the day of the week."),
        find("item", Facts::item, "Which thing is mentioned?", "What is brought? Write one word."),
        find(
            "name-and-town",
            facts -> facts.name() + ", " + facts.town(),
            "Extract the name and the town.",
            "Write the name, then the town."),
        find(
            "name-and-number",
            facts -> facts.name() + ": " + facts.count(),
            "Write the name, a colon and the number.",
            "Extract name and number as 'name: number'."),
        record(
            "csv-to-list",
            facts -> facts.name() + "," + facts.item() + "," + facts.town(),
            facts -> facts.name() + "; " + facts.item() + "; " + facts.town(),
            "Replace the commas by semicolons.",
            "Separate the fields with semicolons and spaces."),
        record(
            "csv-to-json",
            facts -> facts.name() + "," + facts.count(),
            facts -> "{\"name\": \"" + facts.name() + "\", \"number\": " + facts.count() + "}",
            "Convert the line to JSON with the keys name and number.",
            "Write the record as a JSON object with name and number."),
        record(
            "json-value",
            facts ->
                "{\"name\": \""
                    + facts.name()
                    + "\", \"town\": \""
                    + facts.town()
                    + "\", \"age\": "
                    + facts.count()
                    + "}",
            Facts::town,
            "What is the value of town?",
            "Read the town from the JSON object."),
        record(
            "surname-first",
            facts -> facts.name() + " " + facts.surname(),
            facts -> facts.surname() + ", " + facts.name(),
            "Write the surname first, then a comma and the first name.",
            "Turn the name around, with a comma."),
        record(
            "first-name-first",
            facts -> facts.surname() + ", " + facts.name(),
            facts -> facts.name() + " " + facts.surname(),
            "Write the first name first, without the comma.",
            "Turn the name around and drop the comma."),
        record(
            "make-mail",
            facts -> facts.name() + " " + facts.surname(),
            Facts::mail,
            "Make an e-mail address: first.last@mail.org, in small letters.",
            "Write the address of this person in the form first.last@mail.org."),
        record(
            "key-value",
            facts -> facts.item() + " = " + facts.count(),
            facts -> facts.item() + ": " + facts.count(),
            "Use a colon instead of the equals sign.",
            "Rewrite the setting with a colon."),
        record(
            "iso-date",
            Facts::date,
            Facts::iso,
            "Write the date as year-month-day.",
            "Convert the date to the form YYYY-MM-DD."),
        record(
            "long-date",
            Facts::iso,
            Facts::date,
            "Write the date in words, such as 3 May 2020.",
            "Convert the date to day, month name and year."),
        record(
            "year",
            Facts::date,
            facts -> "" + facts.year(),
            "Which year is it?",
            "Extract the year."),
        record(
            "month",
            Facts::iso,
            facts -> MONTHS.get(facts.month() - 1),
            "Name the month.",
            "Which month is it?"),
        record(
            "template",
            facts -> facts.name() + ", " + facts.item() + ", " + facts.town(),
            facts -> facts.name() + " brings a " + facts.item() + " to " + facts.town() + ".",
            "Write a sentence: X brings a Y to Z.",
            "Fill in: ... brings a ... to ..."));
  }

  /** The content of a sentence or a record. */
  private record Facts(
      String name,
      String surname,
      String town,
      String item,
      int count,
      String weekday,
      int day,
      int month,
      int year) {
    static Facts drawn(Material material, Dice dice) {
      return new Facts(
          material.name(dice, "person"),
          material.name(dice, "surname"),
          material.name(dice, "town"),
          consonantal(material, dice),
          dice.between(2, 99),
          material.one(dice, "day"),
          dice.between(1, 28),
          dice.between(1, MONTHS.size()),
          dice.between(1950, 2039));
    }

    /** Draws a noun that takes {@code a}, so that one template serves all. */
    private static String consonantal(Material material, Dice dice) {
      String item = material.one(dice, "thing,gear");
      while ("aeiou".indexOf(item.charAt(0)) >= 0) {
        item = material.one(dice, "thing,gear");
      }
      return item;
    }

    String mail() {
      return (name + "." + surname + "@mail.org").toLowerCase(Locale.ROOT);
    }

    String date() {
      return day + " " + MONTHS.get(month - 1) + " " + year;
    }

    String iso() {
      return String.format(Locale.ROOT, "%d-%02d-%02d", year, month, day);
    }

    /** Returns a sentence that holds name, town, number, address, day and thing. */
    String sentence(Dice dice, boolean withMail) {
      String who = withMail ? name + " (" + mail() + ")" : name;
      return switch (dice.below(5)) {
        case 0 ->
            "On "
                + weekday
                + " "
                + who
                + " from "
                + town
                + " brings "
                + count
                + " boxes and a "
                + item
                + ".";
        case 1 ->
            who
                + " will come to "
                + town
                + " on "
                + weekday
                + " with a "
                + item
                + " and "
                + count
                + " guests.";
        case 2 ->
            "The "
                + item
                + " goes to "
                + who
                + ", "
                + count
                + " High Street, "
                + town
                + ", on "
                + weekday
                + ".";
        case 3 ->
            "In "
                + town
                + ", "
                + who
                + " sold a "
                + item
                + " for "
                + count
                + " euros last "
                + weekday
                + ".";
        default ->
            "Please send a "
                + item
                + " to "
                + who
                + " in "
                + town
                + " by "
                + weekday
                + "; it costs "
                + count
                + " dollars.";
      };
    }
  }

  private static Operation find(String name, Function<Facts, Object> found, String... phrasings) {
    return new Operation(
        "find-" + name,
        List.of(phrasings),
        (material, dice) -> {
          Facts facts = Facts.drawn(material, dice);
          boolean withMail = name.equals("mail") || dice.chance(15);
          return Case.of(
              List.of(facts.name(), facts.town()),
              facts.sentence(dice, withMail),
              String.valueOf(found.apply(facts)));
        });
  }

  private static Operation record(
      String name,
      Function<Facts, String> shown,
      Function<Facts, String> wanted,
      String... phrasings) {
    return new Operation(
        name,
        List.of(phrasings),
        (material, dice) -> {
          Facts facts = Facts.drawn(material, dice);
          String input = shown.apply(facts);
          return new Case(input, "", input, wanted.apply(facts));
        });
  }
}
