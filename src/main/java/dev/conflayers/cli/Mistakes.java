package dev.conflayers.cli;

import dev.conflayers.base.NearestName;
import dev.conflayers.run.fork.ExitCode;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, and where to read what would be right. */
final class Mistakes implements IParameterExceptionHandler {
  private final PrintWriter err;

  Mistakes(PrintWriter err) {
    this.err = err;
  }

  @Override
  public int handleParseException(ParameterException mistake, String[] arguments) {
    CommandLine command = mistake.getCommandLine();
    err.println("conflayers: " + message(mistake, command));
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    err.flush();
    return ExitCode.USAGE.status();
  }

  private static String message(ParameterException mistake, CommandLine command) {
    if (!(mistake instanceof UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return String.valueOf(mistake.getMessage());
    }
    String first = unmatched.getUnmatched().get(0);
    if (first.startsWith("-")) {
      return "there is no option '" + first + "'" + NearestName.hint(first, options(command));
    }
    if (!command.getSubcommands().isEmpty()) {
      return "there is no command '"
          + first
          + "'"
          + NearestName.hint(first, command.getSubcommands().keySet());
    }
    return "'" + first + "' is one argument too many; quote a prompt of several words";
  }

  private static List<String> options(CommandLine command) {
    return command.getCommandSpec().options().stream().map(option -> option.longestName()).toList();
  }
}
