package dev.conflayers.report.published;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.conflayers.base.Json;
import dev.conflayers.base.Kebab;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Reads published numbers and their sources from {@code published/figures.json}. */
public final class PublishedFigures {
  private static final String FILE = "/published/figures.json";

  private final List<PublishedFigure> figures;
  private final Map<String, Conditions> conditions;

  private PublishedFigures(List<PublishedFigure> figures, Map<String, Conditions> conditions) {
    this.figures = List.copyOf(figures);
    this.conditions = conditions;
  }

  /**
   * Numbers of one method, model, task and setting.
   *
   * @param values by quantity: a value, followed by the ends of its interval if there is one
   */
  private record Group(
      String method,
      String model,
      String task,
      String setting,
      String provenance,
      String source,
      Map<String, List<Double>> values) {}

  /** The content of the file. */
  private record Document(Map<String, Conditions> conditions, List<Group> groups) {}

  /** Reads all published numbers. */
  public static PublishedFigures read() {
    ObjectMapper mapper = Json.kebabCase().build();
    try (InputStream in =
        Objects.requireNonNull(PublishedFigures.class.getResourceAsStream(FILE))) {
      Document document = mapper.readValue(in, Document.class);
      List<PublishedFigure> figures = new ArrayList<>();
      for (Group group : document.groups()) {
        new TreeMap<>(group.values())
            .forEach((quantity, values) -> figures.add(figure(group, quantity, values)));
      }
      return new PublishedFigures(figures, document.conditions());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PublishedFigure figure(Group group, String quantity, List<Double> values) {
    boolean interval = values.size() == 3;
    return new PublishedFigure(
        group.method(),
        group.model(),
        group.task(),
        group.setting(),
        Kebab.constant(PublishedQuantity.class, quantity).orElseThrow(),
        values.get(0),
        interval ? values.get(1) : null,
        interval ? values.get(2) : null,
        Provenance.valueOf(group.provenance().toUpperCase(Locale.ROOT)),
        group.source());
  }

  public List<PublishedFigure> all() {
    return figures;
  }

  /** Returns the conditions under which a number was measured. */
  public Conditions conditions(PublishedFigure figure) {
    return conditions.getOrDefault(
        figure.provenance().name().toLowerCase(Locale.ROOT), Conditions.UNKNOWN);
  }

  /** Returns the speedups of a method on a task from its authors' own runs. */
  public List<PublishedFigure> speedups(String method, String task) {
    return figures.stream()
        .filter(figure -> figure.method().equals(method) && figure.task().equals(task))
        .filter(figure -> figure.quantity().ofWholeRun())
        .filter(PublishedFigure::asItsAuthorsRanIt)
        .filter(figure -> figure.provenance() != Provenance.PEER)
        .toList();
  }
}
