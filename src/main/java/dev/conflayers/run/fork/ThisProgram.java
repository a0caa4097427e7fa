package dev.conflayers.run.fork;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * How this program is started again with the flags of this JVM. Its command line is the protocol
 * between processes, which other builds speak as well; so its class goes by name.
 */
final class ThisProgram {
  static final String MAIN = "dev.conflayers.cli.Main";

  private ThisProgram() {}

  /** Returns the JVM and its flags, to which what it is to run is added. */
  static List<String> jvm() {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    return command;
  }

  /** Returns what makes a JVM this program. */
  static List<String> classes() {
    return List.of("-cp", System.getProperty("java.class.path"), MAIN);
  }
}
