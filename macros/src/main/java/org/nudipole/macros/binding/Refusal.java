package org.nudipole.macros.binding;

import java.util.List;
import org.nudipole.macros.language.CommandSpec;
import org.nudipole.macros.language.Setting;

/**
 * Commands that a source does not have, and what to say of them.
 *
 * @param commands the commands
 * @param why why not; {@code %s} stands for the word of the source
 * @param suggestion what to do
 */
record Refusal(List<CommandSpec> commands, String why, String suggestion) {
  /** Whether one of the commands was given; reports all that were. */
  boolean refuses(Binding binding, String source) {
    List<Setting> given = commands.stream().flatMap(c -> binding.get(c).stream()).toList();
    String reason = why.formatted(source);
    given.forEach(setting -> binding.fault(setting, reason, suggestion));
    return !given.isEmpty();
  }
}
