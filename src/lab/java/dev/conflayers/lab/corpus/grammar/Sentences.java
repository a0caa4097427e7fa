package dev.conflayers.lab.corpus.grammar;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Normalises generated text: spaces, {@code a(n)}, capitals. */
public final class Sentences {
  private static final Pattern SPACES = Pattern.compile(" {2,}");
  private static final Pattern BEFORE_MARK = Pattern.compile(" +([.,?!;])");
  private static final Pattern ARTICLE = Pattern.compile("\\b([Aa])\\(n\\) (\\W?\\w)");

  /** After a question or exclamation in quotation marks, the sentence continues. */
  private static final Pattern START = Pattern.compile("(?:^|[.!?] |\\.\" |: (?=\"))\"?\\p{Ll}");

  private Sentences() {}

  /** Returns the normalised {@code text}. */
  public static String tidied(String text) {
    String spaced = SPACES.matcher(text.strip()).replaceAll(" ");
    String marked = BEFORE_MARK.matcher(spaced).replaceAll("$1");
    String articled =
        ARTICLE
            .matcher(marked)
            .replaceAll(
                found -> found.group(1) + (isVowel(found.group(2)) ? "n " : " ") + found.group(2));
    return START.matcher(articled).replaceAll(found -> lastLetterRaised(found.group()));
  }

  private static boolean isVowel(String start) {
    return "aeiouAEIOU8".indexOf(start.charAt(start.length() - 1)) >= 0;
  }

  private static String lastLetterRaised(String start) {
    int last = start.length() - 1;
    return Matcher.quoteReplacement(
        start.substring(0, last) + start.substring(last).toUpperCase(Locale.ROOT));
  }
}
