package org.nudipole.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.DipoleCommands;
import org.nudipole.macros.language.FileSource;
import org.nudipole.macros.language.MacroParser;
import org.nudipole.macros.language.RunCommands;
import org.nudipole.macros.language.ShippedFiles;
import org.nudipole.macros.language.SourceFile;
import org.nudipole.macros.language.SystemFiles;

/**
 * A macro that is about to be written.
 *
 * @param file where it goes
 * @param answers values of its commands
 */
record MacroDraft(Path file, Map<InitQuestion, String> answers) {
  /** Keeps a copy in the order of the questions. */
  MacroDraft {
    answers = new EnumMap<>(answers);
  }

  /** The text, with a comment above each group of commands. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(answer(InitQuestion.SOURCE)).append(" neutrinos on ");
    text.append(answer(InitQuestion.MATERIAL)).append(", ").append(answer(InitQuestion.MASS));
    text.append(", ").append(answer(InitQuestion.EXPOSURE)).append('\n');
    text.append(
        "# `nudipole list commands` and docs/macro-reference.md tell what else there is.\n");
    text.append("#   nudipole macro check ").append(name()).append('\n');
    text.append("#   nudipole rate ").append(name()).append('\n');
    text.append("#\n");
    text.append("# Standard Model; for the dipole portal give a moment (in mu_B) and a sterile");
    text.append(" mass (in keV):\n");
    text.append("#   nudipole run ").append(name()).append(" --alias mu=1e-10 --alias m4=100\n");
    text.append("/control/alias mu 0\n/control/alias m4 0\n");
    group(
        text,
        "What emits the neutrinos, and how far away.",
        InitQuestion.SOURCE,
        InitQuestion.DISTANCE);
    group(text, "What they meet.", InitQuestion.MATERIAL, InitQuestion.MASS);
    group(
        text,
        "cevns: nuclei; eves: electrons; both may stand in the line.",
        InitQuestion.INTERACTION,
        InitQuestion.INTERACTION);
    text.append(DipoleCommands.MASS).append(" {m4} keV\n");
    text.append(DipoleCommands.MOMENT).append(" {mu} muB\n");
    group(
        text,
        "What is seen of a recoil: here all above a threshold.",
        InitQuestion.QUENCHING,
        InitQuestion.THRESHOLD);
    group(
        text,
        RunCommands.BEAM_ON
            + " generates so many events; "
            + RunCommands.EXPOSE
            + " as many as are expected.",
        InitQuestion.EXPOSURE,
        InitQuestion.EXPOSURE);
    return text.append(RunCommands.BEAM_ON).append(" 100000\n").toString();
  }

  // What was answered from one question to another, as far as it was asked.
  private void group(StringBuilder text, String comment, InitQuestion from, InitQuestion to) {
    text.append("\n# ").append(comment).append('\n');
    answers.forEach(
        (question, answer) -> {
          if (question.compareTo(from) >= 0 && question.compareTo(to) <= 0) {
            text.append(question.line(answer)).append('\n');
          }
        });
  }

  private String answer(InitQuestion question) {
    return answers.get(question);
  }

  private String name() {
    return String.valueOf(file.getFileName());
  }

  /**
   * Binds it as if it were written.
   *
   * @throws org.nudipole.macros.language.MacroException with all its faults
   */
  List<RunConfiguration> bound() {
    String path = file.normalize().toString();
    byte[] bytes = text().getBytes(StandardCharsets.UTF_8);
    FileSource disk = new SystemFiles();
    FileSource unwritten =
        (name, from) ->
            name.equals(path) && from.isEmpty()
                ? Optional.of(new SourceFile(path, bytes, disk))
                : disk.find(name, from);
    return RunConfiguration.readToRun(
        new MacroParser(List.of(unwritten, disk, new ShippedFiles())), path, List.of(), List.of());
  }
}
