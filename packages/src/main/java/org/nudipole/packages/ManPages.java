package org.nudipole.packages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nudipole.cli.Nudipole;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/**
 * A manual page in AsciiDoc for each command, of the model that also parses the command line and
 * writes the help.
 */
final class ManPages {
  /** Columns of an example: a terminal of 80 less those before it in a manual page. */
  private static final int EXAMPLE = 69;

  /** Begins and ends what AsciiDoc leaves as it is. */
  private static final String VERBATIM = "....";

  /** A line of a list in a description: the word, and behind blanks what it means. */
  private static final Pattern LISTED = Pattern.compile("  (\\S+(?: \\S+)*)  +(\\S.*)");

  private ManPages() {}

  /** The program with every command. */
  static CommandLine program() {
    return Nudipole.model(EXAMPLE);
  }

  /** A command and all below it. */
  static Stream<CommandLine> commands(CommandLine command) {
    return Stream.concat(
        Stream.of(command), command.getSubcommands().values().stream().flatMap(ManPages::commands));
  }

  /** Writes the pages of a version of the program into a folder. */
  static void write(Path folder, String version) throws IOException {
    CommandLine program = program();
    commands(program).forEach(command -> prepare(command, version));
    int code =
        ManPageGenerator.generateManPage(
            folder.toFile(), null, new boolean[0], true, program.getCommandSpec());
    if (code != 0) {
      throw new IOException(folder + ": the manual pages could not be written");
    }
  }

  // What the help of a terminal says in its layout, in that of a manual page.
  private static void prepare(CommandLine command, String version) {
    CommandSpec spec = command.getCommandSpec();
    spec.versionProvider(null).version("nudipole " + version);
    UsageMessageSpec usage = spec.usageMessage();
    usage.header(changed(usage.header(), ManPages::withoutStop));
    usage.description(changed(usage.description(), ManPages::paragraph));
    usage.exitCodeListHeading("Exit status");
    usage.footerHeading("Examples");
    List<String> footer = examples(List.of(usage.footer()));
    footer.add("== See also");
    footer.add(seeAlso(command));
    usage.footer(footer.toArray(String[]::new));
  }

  private static String[] changed(String[] lines, Function<String, String> change) {
    return Stream.of(lines).map(change).toArray(String[]::new);
  }

  // A manual page names a command without a full stop.
  private static String withoutStop(String header) {
    return header.endsWith(".") ? header.substring(0, header.length() - 1) : header;
  }

  private static String paragraph(String line) {
    Matcher listed = LISTED.matcher(line);
    return listed.matches() ? "%n*" + listed.group(1) + "*::%n  " + listed.group(2) : "%n" + line;
  }

  private static List<String> examples(List<String> footer) {
    List<String> lines = new ArrayList<>();
    lines.add(VERBATIM);
    footer.stream()
        .filter(line -> line.startsWith("  "))
        .map(line -> line.substring(2))
        .forEach(lines::add);
    lines.add(VERBATIM);
    return lines;
  }

  // The command above and those below.
  private static String seeAlso(CommandLine command) {
    return Stream.concat(
            Stream.ofNullable(command.getParent()), command.getSubcommands().values().stream())
        .map(other -> "*" + name(other) + "*(1)")
        .collect(Collectors.joining(", "));
  }

  /** The name of the page of a command. */
  static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName("-");
  }
}
