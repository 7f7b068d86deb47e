package org.nudipole.site;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/** Follows every link of the pages: what else belongs to the site, and which lead nowhere. */
final class Links {
  private final Sources sources;
  private final SortedMap<String, Document> documents = new TreeMap<>();
  private final SortedSet<String> texts = new TreeSet<>();
  private final SortedSet<String> pictures = new TreeSet<>();
  private final SortedSet<String> listings = new TreeSet<>();
  private final SortedMap<String, SortedSet<String>> external = new TreeMap<>();
  private final Map<Node, String> addresses = new HashMap<>();
  private final Map<String, List<String>> targets = new HashMap<>();
  private final List<String> faults = new ArrayList<>();
  private final Deque<Document> unread = new ArrayDeque<>();

  /** Of some pages and of those that they link to. */
  Links(Sources sources, List<String> paths) throws IOException {
    this.sources = sources;
    for (String path : paths) {
      document(path);
    }
    while (!unread.isEmpty()) {
      follow(unread.remove());
    }
  }

  /** The pages by their paths. */
  SortedMap<String, Document> documents() {
    return documents;
  }

  /** Files that are linked to and set in a page as they stand, such as macros and scripts. */
  SortedSet<String> texts() {
    return texts;
  }

  SortedSet<String> pictures() {
    return pictures;
  }

  /** Folders that are linked to and have no page. */
  SortedSet<String> listings() {
    return listings;
  }

  /** Addresses of other sites, and where they stand. */
  SortedMap<String, SortedSet<String>> external() {
    return external;
  }

  /** What a link or picture has for address in its page. */
  String address(Node node) {
    return addresses.get(node);
  }

  /** The pages below its folder that a page links to, in the order in which it does. */
  List<String> leadingFrom(Document document) {
    return targets.getOrDefault(document.path(), List.of()).stream()
        .filter(path -> !path.equals(document.path()))
        .filter(path -> Path.of(path).startsWith(Path.of(document.path()).getParent()))
        .distinct()
        .toList();
  }

  /** Links that lead nowhere, by file and line. */
  List<String> faults() {
    return faults;
  }

  /** The way from one page of the site to another file of it. */
  static String way(String fromPage, String to) {
    Path folder = Path.of("/" + fromPage).getParent();
    return folder.relativize(Path.of("/" + to)).toString();
  }

  private Document document(String path) throws IOException {
    Document known = documents.get(path);
    if (known == null) {
      known = Document.of(path, sources.text(path));
      documents.put(path, known);
      unread.add(known);
    }
    return known;
  }

  private void follow(Document document) throws IOException {
    List<Node> found = new ArrayList<>();
    document
        .tree()
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Link link) {
                found.add(link);
                visitChildren(link);
              }

              @Override
              public void visit(Image image) {
                found.add(image);
              }
            });
    for (Node node : found) {
      String to =
          node instanceof Link link ? link.getDestination() : ((Image) node).getDestination();
      Optional<String> fault = follow(document, node, to);
      if (fault.isPresent()) {
        faults.add(document.place(node) + ": link to " + to + " (" + fault.get() + ")");
      }
    }
  }

  /** Notes where a link leads, or says why it leads nowhere. */
  private Optional<String> follow(Document document, Node node, String to) throws IOException {
    if (to.matches("[A-Za-z][A-Za-z0-9+.-]*:.*")) {
      addresses.put(node, to);
      external.computeIfAbsent(to, address -> new TreeSet<>()).add(document.path());
      return elsewhere(to);
    }
    int mark = to.indexOf('#');
    String anchor = mark < 0 ? "" : to.substring(mark + 1);
    Path folder = sources.root().resolve(document.path()).getParent();
    Path file =
        mark == 0
            ? sources.root().resolve(document.path())
            : folder.resolve(mark < 0 ? to : to.substring(0, mark)).normalize();
    if (!file.startsWith(sources.root())) {
      return Optional.of("outside of the project");
    }
    String path = sources.root().relativize(file).toString();
    if (sources.isFolder(path) && sources.isFile(path + "/README.md")) {
      path += "/README.md";
    }
    String page;
    if (sources.isFolder(path)) {
      listings.add(path);
      page = Sources.listing(path);
    } else if (!sources.isFile(path)) {
      return Optional.of("there is no such file");
    } else {
      page = Sources.page(path);
      if (Sources.isPicture(path)) {
        pictures.add(path);
      } else if (!Sources.isDocument(path)) {
        texts.add(path);
      } else if (!anchor.isEmpty() && !document(path).anchors().containsValue(anchor)) {
        return Optional.of("there is no such heading in " + path);
      } else {
        document(path);
        targets.computeIfAbsent(document.path(), from -> new ArrayList<>()).add(path);
      }
    }
    if (!anchor.isEmpty() && !Sources.isDocument(path)) {
      return Optional.of("only pages have headings");
    }
    String way = way(Sources.page(document.path()), page);
    addresses.put(node, mark == 0 ? to : way + (mark < 0 ? "" : to.substring(mark)));
    return Optional.empty();
  }

  /** What is wrong with the form of an address. */
  private static Optional<String> elsewhere(String address) {
    try {
      URI uri = new URI(address);
      if (!address.startsWith("https://") && !address.startsWith("http://")) {
        return Optional.of("neither http nor https");
      }
      return uri.getHost() != null && uri.getHost().contains(".")
          ? Optional.empty()
          : Optional.of("it names no host");
    } catch (URISyntaxException e) {
      return Optional.of(e.getReason());
    }
  }
}
