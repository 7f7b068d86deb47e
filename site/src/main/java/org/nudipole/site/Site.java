package org.nudipole.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nudipole.site.Layout.Entry;

/**
 * The documentation as web pages.
 *
 * @param sources files of the project
 * @param links the pages and where they lead
 * @param formulas the formulas of the pages
 * @param pages HTML by the file it is in
 */
record Site(Sources sources, Links links, Formulas formulas, SortedMap<String, String> pages) {
  /** The list of links to other sites. */
  static final String EXTERNAL = "external-links.txt";

  private static final String MACROS = "macros.html";

  /** Reads the documentation. Its pages are made only if it has no faults. */
  static Site of(Path root) throws IOException {
    Sources sources = new Sources(root);
    Links links = new Links(sources, sources.documents());
    Site site = new Site(sources, links, new Formulas(links.documents().values()), new TreeMap<>());
    if (site.faults().isEmpty()) {
      site.make();
    }
    return site;
  }

  /** What is wrong with it, by file and line. */
  List<String> faults() {
    List<String> faults = new ArrayList<>(links.faults());
    faults.addAll(formulas.faults());
    List<String> contents = contents();
    for (String path : links.documents().keySet()) {
      boolean inFolder = path.matches("docs/[^/]+") && !path.equals(Sources.CONTENTS);
      if (inFolder && !contents.contains(path)) {
        faults.add(path + ": " + Sources.CONTENTS + " has no link to it");
      }
    }
    return faults;
  }

  /** Addresses of other sites, and the pages that name them. */
  SortedMap<String, SortedSet<String>> external() {
    return links.external();
  }

  /** Writes it into a folder, in place of an older one. */
  void write(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> older = Files.walk(folder)) {
        for (Path file : older.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    for (Map.Entry<String, String> page : pages.entrySet()) {
      file(folder, page.getKey(), page.getValue());
    }
    file(folder, Layout.STYLE, Layout.resource(Layout.STYLE));
    for (String picture : links.pictures()) {
      Path to = folder.resolve(picture);
      Files.createDirectories(to.getParent());
      Files.copy(sources.root().resolve(picture), to);
    }
    file(
        folder,
        EXTERNAL,
        external().entrySet().stream()
            .map(link -> link.getKey() + "  in " + String.join(", ", link.getValue()) + "\n")
            .collect(Collectors.joining()));
  }

  private static void file(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** The pages under docs, in the order of their table. */
  private List<String> contents() {
    Document table = links.documents().get(Sources.CONTENTS);
    return table == null ? List.of() : links.leadingFrom(table);
  }

  private void make() throws IOException {
    Layout layout = new Layout(entries());
    for (Document document : links.documents().values()) {
      String page = Sources.page(document.path());
      pages.put(page, layout.around(page, document.title(), Html.of(document, links, formulas)));
    }
    SortedSet<String> texts = new TreeSet<>(links.texts());
    texts.addAll(sources.macros());
    for (String folder : links.listings()) {
      List<String> files = sources.files(folder, "");
      texts.addAll(files);
      String page = Sources.listing(folder);
      pages.put(page, layout.around(page, folder, TextPages.listing(page, folder, files)));
    }
    for (String path : texts) {
      String page = Sources.page(path);
      pages.put(page, layout.around(page, path, TextPages.text(path, sources.text(path))));
    }
    pages.put(MACROS, layout.around(MACROS, "Shipped macros", TextPages.macros(MACROS, sources)));
  }

  private List<Entry> entries() {
    List<String> paths = new ArrayList<>(List.of(Sources.HOME, Sources.CONTENTS));
    paths.addAll(contents());
    List<Entry> entries = new ArrayList<>(paths.stream().map(this::entry).toList());
    entries.add(new Entry(MACROS, "Shipped macros", List.of()));
    Stream.of("python/README.md", "CHANGELOG.md", "CONTRIBUTING.md")
        .map(this::entry)
        .forEach(entries::add);
    return entries;
  }

  private Entry entry(String path) {
    Document document = links.documents().get(path);
    return new Entry(Sources.page(path), document.title(), Layout.sections(document));
  }
}
