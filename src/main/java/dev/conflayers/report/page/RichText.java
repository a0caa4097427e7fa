package dev.conflayers.report.page;

import java.util.ArrayList;
import java.util.List;

/**
 * A format-independent line of text with emphasis. Text from a run or a model is added as {@link
 * #plain}, {@link #strong} or {@link #code} and is never parsed as markup.
 */
public record RichText(List<Span> spans) {
  /** The emphasis of a piece of text. */
  public enum Style {
    PLAIN,
    EMPHASIS,
    STRONG,
    CODE
  }

  /** A piece of text in one style. */
  public record Span(Style style, String text) {}

  public RichText {
    spans = List.copyOf(spans);
  }

  /** Returns an empty line. */
  public static RichText none() {
    return new RichText(List.of());
  }

  /** Parses trusted text, in which {@code *a*} is emphasised and {@code `a`} is code. */
  public static RichText of(String ours) {
    List<Span> spans = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < ours.length(); at++) {
      char mark = ours.charAt(at);
      int end = mark == '*' || mark == '`' ? ours.indexOf(mark, at + 1) : -1;
      if (end > at + 1 && ours.charAt(at + 1) != ' ') {
        if (at > start) {
          spans.add(new Span(Style.PLAIN, ours.substring(start, at)));
        }
        spans.add(new Span(mark == '*' ? Style.EMPHASIS : Style.CODE, ours.substring(at + 1, end)));
        start = end + 1;
        at = end;
      }
    }
    if (start < ours.length()) {
      spans.add(new Span(Style.PLAIN, ours.substring(start)));
    }
    return new RichText(spans);
  }

  public RichText plain(String text) {
    return with(new Span(Style.PLAIN, text));
  }

  public RichText strong(String text) {
    return with(new Span(Style.STRONG, text));
  }

  public RichText code(String text) {
    return with(new Span(Style.CODE, text));
  }

  private RichText with(Span span) {
    List<Span> longer = new ArrayList<>(spans);
    longer.add(span);
    return new RichText(longer);
  }
}
