package org.nudipole.site;

import java.io.IOException;
import java.util.List;

/** Contents of pages that no Markdown is written for: files as they stand, and lists of them. */
final class TextPages {
  private TextPages() {}

  /** A file as it stands. */
  static String text(String path, String text) {
    return "<h1><code>"
        + Html.escaped(path)
        + "</code></h1>\n<pre><code>"
        + Html.escaped(text)
        + "</code></pre>\n";
  }

  /** The files of a folder. */
  static String listing(String page, String folder, List<String> files) {
    StringBuilder html =
        new StringBuilder("<h1><code>" + Html.escaped(folder) + "</code></h1>\n<ul>\n");
    for (String file : files) {
      html.append("<li>")
          .append(link(page, file, file.substring(folder.length() + 1)))
          .append("</li>\n");
    }
    return html.append("</ul>\n").toString();
  }

  /** The shipped macros with the line that each begins with. */
  static String macros(String page, Sources sources) throws IOException {
    StringBuilder html = new StringBuilder("<h1>Shipped macros</h1>\n");
    html.append(
        "<p>Plain files that <code>nudipole run NAME</code> and the other commands find by their names, to be read and copied.</p>\n");
    String folder = "";
    for (String path : sources.macros()) {
      String in = path.substring(0, path.lastIndexOf('/'));
      if (!in.equals(folder)) {
        html.append(folder.isEmpty() ? "" : "</table>\n");
        html.append("<h2 id=\"")
            .append(in.replace('/', '-'))
            .append("\"><code>")
            .append(in)
            .append("</code></h2>\n<table>\n");
        folder = in;
      }
      String name = path.substring(in.length() + 1, path.length() - ".mac".length());
      html.append("<tr><td>")
          .append(link(page, path, name))
          .append("</td><td>")
          .append(Html.escaped(firstLine(sources.text(path))))
          .append("</td></tr>\n");
    }
    return html.append("</table>\n").toString();
  }

  private static String link(String page, String path, String name) {
    return "<a href=\""
        + Links.way(page, Sources.page(path))
        + "\"><code>"
        + Html.escaped(name)
        + "</code></a>";
  }

  private static String firstLine(String macro) {
    return macro.lines().findFirst().map(line -> line.replaceAll("^#\\s*", "")).orElse("");
  }
}
