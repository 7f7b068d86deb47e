package org.nudipole.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.commonmark.node.Heading;

/**
 * What is about the text of every page: the way to the others.
 *
 * @param entries the pages of the navigation, in order
 */
record Layout(List<Entry> entries) {
  /** The style of all pages, a file of the site. */
  static final String STYLE = "style.css";

  private static final String TEMPLATE = resource("page.html");

  /**
   * A page of the navigation.
   *
   * @param page file of the site
   * @param title what it is called there
   * @param sections what it shows below its title while it is open
   */
  record Entry(String page, String title, List<Section> sections) {}

  /** A heading of a page. */
  record Section(String anchor, String title) {}

  /** Headings of the second level, which the navigation shows below the page that is open. */
  static List<Section> sections(Document document) {
    return document.headings(2).stream().map(heading -> section(document, heading)).toList();
  }

  private static Section section(Document document, Heading heading) {
    return new Section(document.anchors().get(heading), Document.text(heading));
  }

  /** A whole page. */
  String around(String page, String title, String content) {
    return TEMPLATE
        .replace("{title}", Html.escaped(title))
        .replace("{style}", Links.way(page, STYLE))
        .replace("{navigation}", navigation(page))
        .replace("{content}", content);
  }

  private String navigation(String open) {
    StringBuilder html = new StringBuilder("<ul>\n");
    for (Entry entry : entries) {
      boolean here = entry.page().equals(open);
      html.append("<li><a href=\"")
          .append(Links.way(open, entry.page()))
          .append(here ? "\" aria-current=\"page\">" : "\">")
          .append(Html.escaped(entry.title()))
          .append("</a>");
      if (here && !entry.sections().isEmpty()) {
        html.append("\n<ul>\n");
        for (Section section : entry.sections()) {
          html.append("<li><a href=\"#")
              .append(section.anchor())
              .append("\">")
              .append(Html.escaped(section.title()))
              .append("</a></li>\n");
        }
        html.append("</ul>\n");
      }
      html.append("</li>\n");
    }
    return html.append("</ul>").toString();
  }

  /** A file beside this class. */
  static String resource(String name) {
    try (InputStream in = Layout.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
