package dev.conflayers.evidence.integrity;

import java.util.ArrayList;
import java.util.List;

/**
 * Other runs in the same folder, because a run that was repeated until its result pleased looks by
 * itself like a single run.
 *
 * @param runs with the same plan, or with the same model and some of the same prompts
 * @param unread directories whose manifest or plan could not be read
 */
public record OtherRuns(List<Other> runs, int unread) {
  static final String CHECK = "other-runs";

  public OtherRuns {
    runs = List.copyOf(runs);
  }

  /**
   * One of them.
   *
   * @param samePlan whether it has the same fingerprint
   * @param prompts number of prompts that it shares with the run under audit
   * @param verdicts its stored verdicts; empty if there are none
   */
  public record Other(
      String run,
      String started,
      String status,
      boolean samePlan,
      int prompts,
      List<String> verdicts) {
    public Other {
      verdicts = List.copyOf(verdicts);
    }

    private String words() {
      return run
          + " ("
          + status
          + (samePlan ? "" : ", " + prompts + " of these prompts")
          + "; "
          + (verdicts.isEmpty() ? "no stored verdict" : String.join(", ", verdicts))
          + ")";
    }
  }

  /** Returns a sentence that names them. */
  public String words() {
    List<String> parts = new ArrayList<>();
    add(parts, true, "of the same plan");
    add(parts, false, "of the same model on some of these prompts");
    return (parts.isEmpty()
            ? "no other run of this plan, or of its model and prompts, is in its folder"
            : String.join("; ", parts))
        + (unread == 0 ? "" : "; " + unread + " could not be read")
        + ".";
  }

  private void add(List<String> parts, boolean samePlan, String what) {
    List<String> some =
        runs.stream().filter(run -> run.samePlan() == samePlan).map(Other::words).toList();
    if (!some.isEmpty()) {
      parts.add(
          some.size()
              + (some.size() == 1 ? " other run " : " other runs ")
              + what
              + ": "
              + FigureText.some(some));
    }
  }

  Finding finding() {
    return runs.isEmpty() ? Finding.pass(CHECK, words()) : Finding.warn(CHECK, words());
  }
}
