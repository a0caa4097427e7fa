package dev.conflayers.lab.projection;

import dev.conflayers.model.ModelDimensions;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measured times of passes with random weights: a device preset for one model shape.
 *
 * @param schemaVersion 1
 * @param model dimensions of the model
 * @param timedLayers number of layers timed; the others are assumed to take the same time
 * @param dtype the format of weights and activations
 * @param context rows in the cache
 * @param machine the machine measured
 * @param draft a pass of one token that also computes its probability
 * @param verify full-depth passes, by nodes; the first is a step
 */
public record PassTable(
    int schemaVersion,
    ModelDimensions model,
    int timedLayers,
    String dtype,
    int context,
    Map<String, String> machine,
    Row draft,
    List<Row> verify) {
  /** The version this code reads and writes. */
  public static final int VERSION = 1;

  public PassTable {
    if (schemaVersion != VERSION) {
      throw new ProjectionProblem(
          "schema-version of measured passes must be " + VERSION + ", got " + schemaVersion);
    }
    if (verify.isEmpty() || verify.get(0).nodes() != 1) {
      throw new ProjectionProblem("measured passes must begin with a verification of 1 node");
    }
    for (int i = 1; i < verify.size(); i++) {
      if (verify.get(i).nodes() <= verify.get(i - 1).nodes()) {
        throw new ProjectionProblem("measured verifications must be in the order of their nodes");
      }
    }
    machine = Collections.unmodifiableMap(new TreeMap<>(machine));
    verify = List.copyOf(verify);
  }

  /**
   * The time of a pass by component, in seconds.
   *
   * @param nodes number of tokens that it scores
   * @param pass time outside the sublayers
   * @param attention time of one attention sublayer
   * @param mlp time of one feed-forward sublayer
   * @param spread standard error of the logarithm: of the time for a full-depth step, else of its
   *     ratio to such a step
   */
  public record Row(int nodes, double pass, double attention, double mlp, double spread) {
    public Row {
      if (nodes < 1 || !Double.isFinite(pass + attention + mlp) || !(spread >= 0)) {
        throw new ProjectionProblem(
            "a measured pass must have at least one node and finite times, got "
                + nodes
                + " nodes, "
                + pass
                + ", "
                + attention
                + " and "
                + mlp
                + " s");
      }
    }

    double seconds(Kept kept) {
      return pass + kept.attention() * attention + kept.mlp() * mlp;
    }
  }
}
