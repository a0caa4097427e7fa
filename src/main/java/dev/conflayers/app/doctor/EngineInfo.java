package dev.conflayers.app.doctor;

import java.util.List;
import java.util.Map;

/** What {@code doctor} shows of the engine. */
public interface EngineInfo {
  /** Returns name, version, devices and the like, in the order to show them. */
  Map<String, String> facts();

  /** Returns what that means for measurements, one clause per finding. */
  List<String> findings();

  /** Returns which linear kernel is chosen for which format and number of rows, as lines. */
  String kernels();
}
