package dev.conflayers.dataset;

import java.util.List;

/**
 * The examples of one split, in file order by default.
 *
 * @param sha256 digest of the file they were read from, in lower-case hexadecimal
 */
public record Dataset(String name, String split, String sha256, List<Example> examples) {
  public Dataset {
    examples = List.copyOf(examples);
  }

  public int size() {
    return examples.size();
  }

  /** Returns the same examples in the order of {@link RowOrder}. */
  public Dataset shuffled(long seed) {
    return with(RowOrder.of(seed, size()).stream().map(examples::get).toList());
  }

  /** Returns {@code count} examples from index {@code from} on. */
  public Dataset slice(int from, int count) {
    if (from + count > size()) {
      throw new DatasetProblem(
          "dataset "
              + name
              + "/"
              + split
              + " has "
              + size()
              + " examples, "
              + (from + count)
              + " are requested; request fewer or give a larger file");
    }
    return with(examples.subList(from, from + count));
  }

  public Dataset first(int count) {
    return slice(0, count);
  }

  private Dataset with(List<Example> chosen) {
    return new Dataset(name, split, sha256, chosen);
  }
}
