package org.nudipole.site;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;
import org.nudipole.site.FormulaParser.Formula;

/** Pages as HTML. */
final class Html {
  private Html() {}

  /** A page with the addresses of its links, its headings linked to themselves. */
  static String of(Document document, Links links, Formulas formulas) {
    return HtmlRenderer.builder()
        .extensions(List.of(TablesExtension.create()))
        .nodeRendererFactory(context -> new Headings(context, document))
        .nodeRendererFactory(context -> new Blocks(context, formulas))
        .attributeProviderFactory(context -> attributes(links))
        .build()
        .render(document.tree());
  }

  /** Text as it stands. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static AttributeProvider attributes(Links links) {
    return (node, tag, attributes) -> {
      if (node instanceof Link) {
        attributes.put("href", links.address(node));
      } else if (node instanceof Image) {
        attributes.put("src", links.address(node));
        attributes.put("loading", "lazy");
      } else if (node instanceof FencedCodeBlock block && tag.equals("pre")) {
        String[] words = block.getInfo().split(" ", 2);
        attributes.put("class", "of-" + (words[0].isEmpty() ? "text" : words[0]));
        if (words.length > 1) {
          attributes.put("data-file", words[1]);
        }
      }
    };
  }

  private record Headings(HtmlNodeRendererContext context, Document document)
      implements NodeRenderer {
    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(Heading.class);
    }

    @Override
    public void render(Node node) {
      Heading heading = (Heading) node;
      String tag = "h" + heading.getLevel();
      String anchor = document.anchors().get(heading);
      HtmlWriter html = context.getWriter();
      html.line();
      html.tag(tag, Map.of("id", anchor));
      for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
        context.render(child);
      }
      html.tag("a", Map.of("class", "here", "href", "#" + anchor, "aria-label", "link to this"));
      html.text("#");
      html.tag("/a");
      html.tag("/" + tag);
      html.line();
    }
  }

  private record Blocks(HtmlNodeRendererContext context, Formulas formulas)
      implements NodeRenderer {
    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(Formula.class);
    }

    @Override
    public void render(Node node) {
      HtmlWriter html = context.getWriter();
      html.line();
      html.tag("div", Map.of("class", "formula"));
      html.raw(formulas.of(node));
      html.tag("/div");
      html.line();
    }
  }
}
