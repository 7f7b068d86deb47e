package org.nudipole.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nudipole challenge}: synthetic data with a hidden truth. */
@Command(
    name = "challenge",
    header = "Make challenges on synthetic data, check and score answers.",
    description =
        "An organiser hides values of a macro (create), analysts get the public folder and answer"
            + " (submit checks their file), the organiser opens the seal and ranks them (score). baseline"
            + " is our own analysis of the public folder, to compare with.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  nudipole challenge create cr51-cevns-ge --passphrase-file secret.txt -o ge \\",
      "    --hide \"/dipole/moment 1e-11 muB .. 1e-10 muB\"",
      "  nudipole challenge submit ge/public answer.json",
      "  nudipole challenge baseline ge/public -o baseline.json",
      "  nudipole challenge score ge answer.json baseline.json \\",
      "    --passphrase-file secret.txt"
    })
final class ChallengeCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "challenge needs a command: create, submit, baseline or score");
  }
}
