package dev.conflayers.run.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What Linux says of the memory of this process; null is what it does not tell. */
public final class ProcessMemory {
  private static final long KIBI = 1024;

  private final Path root;

  /**
   * Makes a reader.
   *
   * @param root of the file system: {@code /}, or a folder that holds {@code proc}
   */
  public ProcessMemory(Path root) {
    this.root = root;
  }

  /** Returns the most bytes that were ever resident: {@code VmHWM}. */
  public @Nullable Long peakResidentBytes() {
    return bytes("VmHWM");
  }

  /** Returns the bytes that are resident now: {@code VmRSS}. */
  public @Nullable Long residentBytes() {
    return bytes("VmRSS");
  }

  private @Nullable Long bytes(String name) {
    try {
      for (String line : Files.readAllLines(root.resolve("proc/self/status"))) {
        String[] fields = line.split("\\s+", -1);
        if (fields.length == 3
            && fields[0].equals(name + ":")
            && fields[1].matches("[0-9]{1,15}")
            && fields[2].equals("kB")) {
          return Long.parseLong(fields[1]) * KIBI;
        }
      }
      return null;
    } catch (IOException e) {
      return null;
    }
  }
}
