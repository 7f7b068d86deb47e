package org.nudipole.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Node;
import org.nudipole.site.FormulaParser.Formula;

/** Every formula of the pages, set, and those that cannot be. */
final class Formulas {
  private final Map<Node, String> set = new HashMap<>();
  private final List<String> faults = new ArrayList<>();

  Formulas(Collection<Document> documents) {
    for (Document document : documents) {
      document
          .tree()
          .accept(
              new AbstractVisitor() {
                @Override
                public void visit(CustomBlock block) {
                  if (block instanceof Formula formula) {
                    set(document, formula);
                  }
                  visitChildren(block);
                }
              });
    }
  }

  private void set(Document document, Formula formula) {
    try {
      set.put(formula, MathMl.of(formula.tex()));
    } catch (IllegalArgumentException e) {
      faults.add(document.place(formula) + ": formula (" + e.getMessage() + ")");
    }
  }

  /** A formula as MathML. */
  String of(Node formula) {
    return set.get(formula);
  }

  /** Formulas that cannot be set, by file and line. */
  List<String> faults() {
    return faults;
  }
}
