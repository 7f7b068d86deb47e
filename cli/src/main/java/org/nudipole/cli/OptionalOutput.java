package org.nudipole.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The file behind an option that needs none. A word behind the option is its file where it is named
 * like a picture or a table of values, and else the next argument: {@code --impacts events.h5} does
 * not take the events.
 */
final class OptionalOutput implements IParameterConsumer {
  /** Stands for no file. */
  static final Path NONE = Path.of("");

  private static final String OUTPUT = ".*\\.(png|svg|pdf|csv)";

  @Override
  @SuppressWarnings("JdkObsolete") // the type of the interface
  public void consumeParameters(Stack<String> arguments, ArgSpec option, CommandSpec command) {
    boolean named =
        !arguments.isEmpty() && arguments.peek().toLowerCase(Locale.ROOT).matches(OUTPUT);
    option.setValue(named ? Path.of(arguments.pop()) : NONE);
  }
}
