package dev.conflayers.cli;

import picocli.CommandLine.Option;

/** What the commands that may fetch have in common: leave not to. */
final class Network {
  @Option(
      names = "--offline",
      description = "Fetch nothing; CONFLAYERS_OFFLINE=1 says so for every command.")
  private boolean offline;

  boolean offline() {
    return offline;
  }
}
