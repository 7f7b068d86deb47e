package org.nudipole.macros.language;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads macros into the settings of their runs.
 *
 * @param sources where macros and tables are looked for, in this order
 * @param longest characters, counted again in every pass of a loop, after which a macro counts as
 *     endless
 */
public record MacroParser(List<FileSource> sources, long longest) {
  /** Keeps its own copy of the list. */
  public MacroParser {
    sources = List.copyOf(sources);
  }

  /** With room for ten thousand passes through a loop of two thousand characters. */
  public MacroParser(List<FileSource> sources) {
    this(sources, 20_000_000);
  }

  /** Reads files on disk first, then the shipped macros. */
  public static MacroParser standard() {
    return new MacroParser(List.of(new SystemFiles(), new ShippedFiles()));
  }

  /**
   * Reads a macro on disk; see {@link #read(String, List, List)}.
   *
   * @throws MacroException with all faults if there is any
   */
  public List<RunSettings> parse(Path macro, List<String> sets, List<String> aliases) {
    return read(macro.toString(), sets, aliases).runsOrThrow();
  }

  /**
   * The runs of a macro; see {@link #read(String, List, List)}.
   *
   * @throws MacroException with all faults if there is any
   */
  public List<RunSettings> parse(String macro, List<String> sets, List<String> aliases) {
    return read(macro, sets, aliases).runsOrThrow();
  }

  /**
   * Reads a macro.
   *
   * @param macro path or name of a macro in one of the sources
   * @param sets {@code COMMAND=VALUE}: the last value of the command in every run
   * @param aliases {@code NAME=VALUE}: wins over the macro's own alias
   * @return its runs and all its faults; never an exception for what the user wrote
   */
  public ParsedMacro read(String macro, List<String> sets, List<String> aliases) {
    Faults faults = new Faults();
    Overrides overrides = Overrides.of(sets, FileScope.commandLine(sources), faults);
    Aliases names = Aliases.of(aliases, faults);
    Interpreter interpreter = new Interpreter(overrides, names, longest, faults);
    Optional<SourceFile> file = find(macro, faults).filter(found -> Lines.isText(found, faults));
    file.ifPresent(found -> interpreter.run(found, FileScope.commandLine(sources).inside(found)));
    file.ifPresent(found -> names.reportUnused(faults));
    interpreter.reportLate();
    return new ParsedMacro(file.isPresent() ? interpreter.runs() : List.of(), faults.sorted());
  }

  /**
   * The file of a macro.
   *
   * @param macro path or name of a macro in one of the sources
   * @throws MacroException if there is none, or it cannot be read
   */
  public SourceFile file(String macro) {
    Faults faults = new Faults();
    return find(macro, faults).orElseThrow(() -> new MacroException(faults.sorted()));
  }

  private Set<String> names() throws IOException {
    Set<String> names = new TreeSet<>();
    for (FileSource source : sources) {
      names.addAll(source.names());
    }
    return names;
  }

  private Optional<SourceFile> find(String macro, Faults faults) {
    SourceLocation at = new SourceLocation(macro, 1, 1);
    try {
      Optional<SourceFile> file = FileScope.commandLine(sources).find(macro);
      if (file.isEmpty()) {
        faults.add(
            at,
            macro,
            "no macro of this name, neither a file nor a shipped one",
            Nearest.suggestion(macro, names(), "`nudipole list macros` shows the shipped ones"));
      }
      return file;
    } catch (IOException e) {
      faults.add(at, macro, "cannot read it: " + e.getMessage(), "check the file");
      return Optional.empty();
    }
  }
}
