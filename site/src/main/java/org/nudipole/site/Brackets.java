package org.nudipole.site;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * MathML as browsers know it: MathML Core has no {@code mfenced}, and draws a hyphen where a minus
 * sign is due.
 */
final class Brackets {
  private static final String MATHML = "http://www.w3.org/1998/Math/MathML";

  private Brackets() {}

  /** The same formula with brackets, commas and minus signs that are characters of their own. */
  static String spelledOut(String math) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      Document document =
          factory.newDocumentBuilder().parse(new InputSource(new StringReader(math)));
      for (Element fenced : elements(document, "mfenced")) {
        spellOut(document, fenced);
      }
      for (Element operator : elements(document, "mo")) {
        if (operator.getTextContent().equals("-")) {
          operator.setTextContent("\u2212");
        } else if (operator.getTextContent().equals("|")) {
          close(operator);
        }
      }
      for (Element name : elements(document, "mi")) {
        if (name.getTextContent().equals("'")) {
          document.renameNode(name, MATHML, "mo");
          name.setTextContent("\u2032");
        }
      }
      Transformer transformer = TransformerFactory.newInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter out = new StringWriter();
      transformer.transform(new DOMSource(document), new StreamResult(out));
      return out.toString();
    } catch (ParserConfigurationException | TransformerException | SAXException | IOException e) {
      throw new IllegalArgumentException(math, e);
    }
  }

  private static void spellOut(Document document, Element fenced) {
    Element row = document.createElementNS(MATHML, "mrow");
    row.appendChild(bracket(document, fenced.getAttribute("open")));
    boolean first = true;
    while (fenced.getFirstChild() != null) {
      Node child = fenced.getFirstChild();
      if (!first) {
        row.appendChild(operator(document, ","));
      }
      row.appendChild(child);
      first = false;
    }
    row.appendChild(bracket(document, fenced.getAttribute("close")));
    fenced.getParentNode().replaceChild(row, fenced);
  }

  private static Element bracket(Document document, String text) {
    Element bracket = operator(document, text);
    bracket.setAttribute("stretchy", "true");
    close(bracket);
    return bracket;
  }

  /** No blank before or behind it. */
  private static void close(Element operator) {
    operator.setAttribute("lspace", "0");
    operator.setAttribute("rspace", "0");
  }

  private static Element operator(Document document, String text) {
    Element operator = document.createElementNS(MATHML, "mo");
    operator.setTextContent(text);
    return operator;
  }

  /** As they are now: the list of the document changes with it. */
  private static List<Element> elements(Document document, String name) {
    NodeList live = document.getElementsByTagNameNS(MATHML, name);
    List<Element> found = new ArrayList<>();
    for (int i = 0; i < live.getLength(); i++) {
      found.add((Element) live.item(i));
    }
    return found;
  }
}
