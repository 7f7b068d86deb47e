package org.nudipole.macros.binding;

import java.util.List;
import org.nudipole.macros.language.CommandSpec;
import org.nudipole.macros.language.Fault;

/**
 * Commands that a source does not have, and what to say of them.
 *
 * @param commands the commands
 * @param why why not; {@code %s} stands for the word of the source
 * @param suggestion what to do
 */
record Refusal(List<CommandSpec> commands, String why, String suggestion) {
  /** Those of the commands that were given all the same. */
  List<Fault> of(Binding binding, String source) {
    return commands.stream()
        .flatMap(command -> binding.get(command).stream())
        .map(setting -> setting.fault(why.formatted(source), suggestion))
        .toList();
  }
}
