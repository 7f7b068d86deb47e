package org.nudipole.macros.language;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The files on disk that a macro is made of, whether it is sound or not. */
public final class MacroFiles implements FileSource {
  private final FileSource disk = new SystemFiles();
  private final Set<Path> found = new LinkedHashSet<>();

  private MacroFiles() {}

  /**
   * The macro itself, what it includes and the tables that it names; none of a shipped one.
   *
   * @param sets COMMAND=VALUE
   * @param aliases NAME=VALUE
   */
  public static Set<Path> of(String macro, List<String> sets, List<String> aliases) {
    MacroFiles files = new MacroFiles();
    new MacroParser(List.of(files, new ShippedFiles())).read(macro, sets, aliases);
    return files.found;
  }

  @Override
  public Optional<SourceFile> find(String name, String from) throws IOException {
    Optional<SourceFile> file = disk.find(name, from);
    file.ifPresent(one -> found.add(Path.of(one.path())));
    return file.map(one -> new SourceFile(one.path(), one.bytes(), this));
  }
}
