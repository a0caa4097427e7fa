package dev.conflayers.report.chart;

import java.util.List;

/** A data series with one drawing style; a series without a name is not in the legend. */
public sealed interface Series {
  String name();

  Ink ink();

  /** Points with their intervals. */
  record Dots(String name, Ink ink, List<Dot> dots) implements Series {
    public Dots {
      dots = List.copyOf(dots);
    }
  }

  /** A line through points; in steps, each value holds until the next. */
  record Curve(String name, Ink ink, boolean steps, List<Dot> dots) implements Series {
    public Curve {
      dots = List.copyOf(dots);
    }
  }

  /** A band between the lower and the upper end of each point's y interval. */
  record Band(String name, Ink ink, List<Dot> dots) implements Series {
    public Band {
      dots = List.copyOf(dots);
    }
  }

  /** Rectangles whose sides are each point's intervals. */
  record Bars(String name, Ink ink, List<Dot> dots) implements Series {
    public Bars {
      dots = List.copyOf(dots);
    }
  }

  /** The points' labels, to the right of them. */
  record Notes(String name, Ink ink, List<Dot> dots) implements Series {
    public Notes {
      dots = List.copyOf(dots);
    }
  }

  /**
   * The points' labels, centred on them: the figures of a heat map.
   *
   * @param light whether the background is dark
   */
  record Words(String name, Ink ink, boolean light, List<Dot> dots) implements Series {
    public Words {
      dots = List.copyOf(dots);
    }
  }

  /**
   * Cells of a heat map: rectangles whose sides are each point's intervals and whose colour encodes
   * a value, which the label states. A value that is not finite is grey.
   *
   * @param values one for each point
   * @param low the value of the lightest colour
   * @param high the value of the darkest
   */
  record Heat(String name, List<Dot> dots, List<Double> values, double low, double high)
      implements Series {
    public Heat {
      dots = List.copyOf(dots);
      values = List.copyOf(values);
      if (dots.size() != values.size()) {
        throw new IllegalArgumentException(
            "a heat map must have " + dots.size() + " values, got " + values.size());
      }
    }

    @Override
    public Ink ink() {
      return Ink.grey();
    }
  }

  List<Dot> dots();
}
