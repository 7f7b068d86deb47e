package org.nudipole.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documentation of this project has no fault, and its pages are whole. */
@Tag("canonical")
class SiteTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path folder;

  @Test
  void linksOfTheSourcesLeadSomewhere() throws IOException {
    assertEquals(List.of(), Site.of(ROOT).faults());
  }

  /** As a browser would follow them, by a reader of HTML that knows nothing of the sources. */
  @Test
  void everyLinkOfTheSiteIsInTheSite() throws IOException {
    Site site = Site.of(ROOT);
    site.write(folder);
    Map<Path, Document> pages = new HashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".html")).toList()) {
        pages.put(file, Jsoup.parse(file.toFile(), "UTF-8"));
      }
    }
    assertEquals(site.pages().size(), pages.size());
    Set<String> elsewhere = new TreeSet<>();
    int followed = 0;
    for (Map.Entry<Path, Document> page : pages.entrySet()) {
      for (Element element : page.getValue().select("a[href], img[src], link[href]")) {
        String to = element.attr(element.hasAttr("href") ? "href" : "src");
        if (to.startsWith("http")) {
          elsewhere.add(to);
        } else if (!to.equals("data:,")) {
          assertFollows(pages, page.getKey(), to);
          followed++;
        }
      }
      List<String> names = page.getValue().select("[id]").eachAttr("id");
      assertEquals(names.size(), Set.copyOf(names).size(), () -> page.getKey() + " " + names);
    }
    assertTrue(followed > 1000, followed + " links followed");
    assertEquals(site.external().keySet(), elsewhere);
    List<String> listed = Files.readAllLines(folder.resolve(Site.EXTERNAL));
    assertEquals(elsewhere.size(), listed.size());
  }

  private void assertFollows(Map<Path, Document> pages, Path page, String to) {
    URI address = page.toUri().resolve(to);
    Path file = Path.of(URI.create(address.toString().replaceAll("#.*", "")));
    assertTrue(file.startsWith(folder) && Files.isRegularFile(file), () -> page + " " + to);
    if (address.getFragment() != null) {
      assertTrue(
          pages.get(file).getElementById(address.getFragment()) != null, () -> page + " " + to);
    }
  }

  @Test
  void everyPageMacroAndFormulaIsThere() throws IOException {
    Site site = Site.of(ROOT);
    Document home = Jsoup.parse(site.pages().get("index.html"));
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      for (Path page : docs.filter(file -> file.toString().endsWith(".md")).toList()) {
        String html = Sources.page("docs/" + page.getFileName());
        assertEquals(1, home.select("nav a[href=" + html + "]").size(), html);
      }
    }
    Document macros = Jsoup.parse(site.pages().get("macros.html"));
    try (Stream<Path> files = Files.walk(ROOT.resolve("macros"))) {
      long shipped =
          files
              .filter(file -> file.toString().endsWith(".mac"))
              .filter(file -> !ROOT.relativize(file).toString().matches(".*/(src|target)/.*"))
              .count();
      assertEquals(shipped, macros.select("main td:first-child a").size());
    }
    String page = Files.readString(ROOT.resolve("docs/physics.md"));
    int formulas = page.split("\\$\\$", -1).length / 2;
    Document physics = Jsoup.parse(site.pages().get("docs/physics.html"));
    assertEquals(formulas, physics.select(".formula > math").size());
    assertEquals("interactions-of-your-own", physics.selectFirst("h2:contains(of your own)").id());
    assertFalse(physics.text().contains("$$"));
  }

  @Test
  void whatIsWrongIsToldWithItsPlace() throws IOException {
    Files.createDirectories(folder.resolve("docs"));
    Files.writeString(folder.resolve("mine.mac"), "# a macro\n");
    Files.writeString(
        folder.resolve("README.md"),
        """
        # Two words, `code` & more

        ## Same
        ## Same

        [a](#two-words-code--more) [b](#same-1) [c](docs/a.md#part) [d](mine.mac) [e](docs)
        [gone](docs/b.md) and
        [no heading](docs/a.md#nowhere), [none here](#nowhere), [macro](mine.mac#part)
        [out](../x.md) ![picture](p.png) [form](https://nodots/x) [scheme](ftp://a.org) [hole](http://)
        """);
    Files.writeString(
        folder.resolve("docs/a.md"),
        """
        # A
        ## Part
        $$a \\unheardof b$$

        text `$$` of a [link](../README.md#same)

        $$\\frac12 F(q)$$
        """);
    Files.writeString(folder.resolve("docs/README.md"), "# Contents\n");
    List<String> faults = new ArrayList<>(Site.of(folder).faults());
    List<String> expected =
        List.of(
            "README.md:7: link to docs/b.md (there is no such file)",
            "README.md:8: link to docs/a.md#nowhere (there is no such heading in docs/a.md)",
            "README.md:8: link to #nowhere (there is no such heading in README.md)",
            "README.md:8: link to mine.mac#part (only pages have headings)",
            "README.md:9: link to ../x.md (outside of the project)",
            "README.md:9: link to p.png (there is no such file)",
            "README.md:9: link to https://nodots/x (it names no host)",
            "README.md:9: link to ftp://a.org (neither http nor https)",
            "README.md:9: link to http:// (Expected authority)",
            "docs/a.md: docs/README.md has no link to it");
    String formula =
        faults.stream().filter(f -> f.startsWith("docs/a.md:3: formula (")).findFirst().orElse("");
    assertTrue(formula.contains("unheardof"), faults::toString);
    assertTrue(faults.remove(formula));
    assertEquals(expected.stream().collect(Collectors.joining("\n")), String.join("\n", faults));
  }

  @Test
  void formulasHaveTheirBrackets() {
    String set = MathMl.of("\\frac1T \\left(E'^2 - F(a, b)\\right)");
    String text = Jsoup.parse(set).text().replaceAll("\\s", "");
    assertEquals("1T(E\u20322\u2212F(a,b))", text);
    assertFalse(set.contains("mfenced"), set);
  }
}
