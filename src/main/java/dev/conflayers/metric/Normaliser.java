package dev.conflayers.metric;

import java.util.Locale;
import java.util.regex.Pattern;

/** A change made to output and reference alike before they are compared. */
public interface Normaliser {
  /** Returns what a signature says about it. */
  String name();

  String apply(String text);

  static Normaliser ignoringCase() {
    return of("case", Pattern.compile("(?!)"), true);
  }

  /** Ignores the 32 ASCII punctuation marks, as Python's {@code string.punctuation} lists them. */
  static Normaliser ignoringPunctuation() {
    return of("punctuation", Pattern.compile("[!-/:-@\\[-`{-~]"), false);
  }

  /** Ignores the ASCII digits. */
  static Normaliser ignoringNumbers() {
    return of("numbers", Pattern.compile("[0-9]"), false);
  }

  /** Ignores white space at both ends. */
  static Normaliser ignoringMargins() {
    return of("margins", Pattern.compile("\\A\\s+|\\s+\\z"), false);
  }

  /** Ignores every match of a regular expression. */
  static Normaliser ignoring(String regex) {
    return of("regex(" + regex + ")", Pattern.compile(regex), false);
  }

  private static Normaliser of(String name, Pattern dropped, boolean lower) {
    return new Normaliser() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String apply(String text) {
        String kept = dropped.matcher(text).replaceAll("");
        return lower ? kept.toLowerCase(Locale.ROOT) : kept;
      }
    };
  }
}
