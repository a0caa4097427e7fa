package dev.conflayers.app.project;

import dev.conflayers.base.NearestName;
import dev.conflayers.base.ResultProblem;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.TrialView;
import dev.conflayers.lab.projection.Kept;
import dev.conflayers.lab.projection.ProjectionCheck;
import dev.conflayers.lab.projection.RecordedAcceptance;
import dev.conflayers.record.RunManifest;
import dev.conflayers.record.RunRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run's drafts were like.
 *
 * @param keptShare of the layers, in a draft pass; null where the run does not tell
 */
record DraftsOfRun(RecordedAcceptance acceptance, @Nullable Double keptShare) {
  /**
   * Returns the drafts of one strategy.
   *
   * @param strategy null for the only one that drafts
   * @throws ResultProblem if there is no such strategy, or several draft
   */
  static DraftsOfRun of(RunRecord run, @Nullable String strategy) {
    RunView view = RunView.of(run);
    List<String> drafting =
        view.measured().stream()
            .filter(m -> m.ok() && (view.drafted(m) > 0 || view.accepted(m) > 0))
            .map(TrialView::strategy)
            .distinct()
            .sorted()
            .toList();
    String name = strategy == null && drafting.size() == 1 ? drafting.get(0) : strategy;
    if (name == null || !drafting.contains(name)) {
      throw new ResultProblem(
          run.manifest().run()
              + (name == null
                  ? ": name a strategy with --strategy"
                  : ": no strategy '" + name + "' drafts" + NearestName.hint(name, drafting))
              + "; those that draft are "
              + (drafting.isEmpty() ? "none" : String.join(", ", drafting)));
    }
    List<TrialView> trials = view.trials(RunView.ALL_TASKS, name);
    RunManifest.Shape shape = run.manifest().shape();
    boolean told = shape.layers() > 0 && shape.attentionBytes() + shape.mlpBytes() > 0;
    return new DraftsOfRun(
        RecordedAcceptance.of(
            name + " of " + run.manifest().run(),
            trials.stream().map(TrialView::measurement).toList()),
        told ? ProjectionCheck.kept(shape, trials).mlp() / shape.layers() : null);
  }

  /** Returns the same share of another model's layers; {@code otherwise} if it is not known. */
  Kept kept(int layers, Kept otherwise) {
    return keptShare == null ? otherwise : new Kept(keptShare * layers, keptShare * layers);
  }
}
