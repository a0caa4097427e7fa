package dev.conflayers.cli;

import picocli.CommandLine.Command;

/** The command of which all others are part. */
@Command(
    name = "conflayers",
    description = "Measures and tests layer-skipping LLM decoding.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Exit codes: 'conflayers ls exit-codes' lists them."})
final class ConfLayersCommand {}
