package org.nudipole.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The commands and options of the program as a script for the shell fish. */
final class FishCompletion {
  private static final String FUNCTION = "__nudipole_at";

  private final String program;
  private final List<String> lines = new ArrayList<>();

  private FishCompletion(String program) {
    this.program = program;
  }

  /** The script. */
  static String script(CommandLine program) {
    FishCompletion fish = new FishCompletion(program.getCommandName());
    fish.lines.add("# " + fish.program + ": completion for fish, made by its own command");
    // Whether the words before the cursor begin with these, or are these alone.
    fish.lines.add("function " + FUNCTION + " -a exact");
    fish.lines.add("  set -l words (commandline -opc)");
    fish.lines.add("  set -l wanted $argv[2..-1]");
    fish.lines.add("  set -e words[1]");
    fish.lines.add("  set -l n (count $wanted)");
    fish.lines.add("  if test (count $words) -lt $n; return 1; end");
    fish.lines.add("  if test $exact = exact -a (count $words) -ne $n; return 1; end");
    fish.lines.add("  for i in (seq $n)");
    fish.lines.add("    if test $words[$i] != $wanted[$i]; return 1; end");
    fish.lines.add("  end");
    fish.lines.add("  return 0");
    fish.lines.add("end");
    fish.command(program.getCommandSpec(), "");
    return String.join("\n", fish.lines) + "\n";
  }

  private void command(CommandSpec command, String path) {
    boolean group = !command.subcommands().isEmpty();
    String at = at(group ? "exact" : "begin", path);
    for (Map.Entry<String, CommandLine> inner : command.subcommands().entrySet()) {
      CommandSpec spec = inner.getValue().getCommandSpec();
      add(at + " -f -a " + inner.getKey() + " -d " + quoted(spec.usageMessage().header()));
    }
    command.options().forEach(option -> option(at, option));
    for (PositionalParamSpec parameter : command.positionalParameters()) {
      List<String> words = Completions.words(parameter);
      String files = Completions.isFile(parameter) ? "" : " -f";
      if (!words.isEmpty() || !files.isEmpty()) {
        add(at + files + (words.isEmpty() ? "" : " -a " + quoted(String.join(" ", words))));
      }
    }
    command
        .subcommands()
        .forEach((name, inner) -> command(inner.getCommandSpec(), path + " " + name));
  }

  private void option(String at, OptionSpec option) {
    StringBuilder line = new StringBuilder(at);
    for (String name : option.names()) {
      line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    if (option.arity().max() > 0) {
      line.append(value(option));
    }
    add(line + " -d " + quoted(option.description()));
  }

  private static String value(ArgSpec option) {
    List<String> words = Completions.words(option);
    String choice = words.isEmpty() ? "" : " -a " + quoted(String.join(" ", words));
    return (Completions.isFile(option) ? " -r -F" : " -x") + choice;
  }

  private String at(String kind, String path) {
    return " -n '" + FUNCTION + " " + kind + path + "'";
  }

  private void add(String rest) {
    lines.add("complete -c " + program + rest);
  }

  // The first sentence, in quotes.
  private static String quoted(String... text) {
    String first = text.length == 0 ? "" : text[0];
    int end = first.indexOf(". ");
    String sentence = end < 0 ? first : first.substring(0, end + 1);
    return "'" + sentence.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
