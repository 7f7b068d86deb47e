package org.nudipole.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * A page that was read.
 *
 * @param path where it is in the project
 * @param tree its Markdown
 * @param anchors the names of its headings in links, which are those that GitHub gives
 */
record Document(String path, Node tree, Map<Heading, String> anchors) {
  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .customBlockParserFactory(new FormulaParser.Factory())
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();

  static Document of(String path, String text) {
    Node tree = PARSER.parse(text);
    Map<Heading, String> anchors = new HashMap<>();
    IdGenerator names = IdGenerator.builder().build();
    tree.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Heading heading) {
            anchors.put(heading, names.generateId(text(heading)));
          }
        });
    return new Document(path, tree, anchors);
  }

  /** The first heading, or the path where there is none. */
  String title() {
    return headings(1).stream().findFirst().map(Document::text).orElse(path);
  }

  /** Where a part of it stands, as file and line. */
  String place(Node node) {
    int line = node.getSourceSpans().stream().findFirst().map(SourceSpan::getLineIndex).orElse(0);
    return path + ":" + (line + 1);
  }

  /** Headings of one level, in their order. */
  List<Heading> headings(int level) {
    List<Heading> found = new ArrayList<>();
    for (Node node = tree.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading heading && heading.getLevel() == level) {
        found.add(heading);
      }
    }
    return found;
  }

  /** What is read in a node, without its markup. */
  static String text(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(Code part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(SoftLineBreak part) {
            text.append(' ');
          }
        });
    return text.toString();
  }
}
