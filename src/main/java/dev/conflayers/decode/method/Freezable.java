package dev.conflayers.decode.method;

import java.util.List;

/** Settings of a method that searches for skip sets before it is measured. */
public interface Freezable {
  /** Returns the settings of the method without its search, which ended with {@code sets}. */
  FrozenSkipSettings frozen(List<FrozenSkipSettings.TaskSet> sets);
}
