package org.nudipole.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import uk.ac.ed.ph.snuggletex.SnuggleEngine;
import uk.ac.ed.ph.snuggletex.SnuggleInput;
import uk.ac.ed.ph.snuggletex.SnuggleSession;
import uk.ac.ed.ph.snuggletex.XMLStringOutputOptions;

/** Formulas as browsers set them by themselves. */
final class MathMl {
  /** Words of TeX that the library does not know, and what it knows in their place. */
  private static final List<Map.Entry<Pattern, String>> OTHER_WORDS =
      List.of(
          // sizes: MathML stretches brackets by itself
          Map.entry(Pattern.compile("\\\\[Bb]igg?[lr]?(?![A-Za-z])"), ""),
          Map.entry(Pattern.compile("\\\\tfrac(?![A-Za-z])"), "\\\\frac"),
          Map.entry(Pattern.compile("\\\\to(?![A-Za-z])"), "\\\\rightarrow"),
          // a digit or letter without braces, as TeX allows
          Map.entry(Pattern.compile("(\\\\frac|\\\\sqrt)(?![A-Za-z])\\s*([0-9A-Za-z])"), "$1{$2}"),
          Map.entry(Pattern.compile("(\\\\frac\\{[^{}]*\\})\\s*([0-9A-Za-z])"), "$1{$2}"),
          Map.entry(Pattern.compile("\\\\text\\{([^}]*)\\}"), "{\\\\mbox{$1}}"));

  private MathMl() {}

  /**
   * A formula on lines of its own.
   *
   * @throws IllegalArgumentException if it is no TeX that can be set
   */
  static String of(String tex) {
    String plain = tex;
    for (Map.Entry<Pattern, String> word : OTHER_WORDS) {
      plain = word.getKey().matcher(plain).replaceAll(word.getValue());
    }
    SnuggleSession session = new SnuggleEngine().createSession();
    try {
      session.parseInput(new SnuggleInput("\\[" + plain + "\\]"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    XMLStringOutputOptions options = new XMLStringOutputOptions();
    options.setEncoding("UTF-8");
    String xml = session.buildXMLString(options);
    if (xml == null || !session.getErrors().isEmpty()) {
      throw new IllegalArgumentException(
          session.getErrors().stream().map(Object::toString).collect(Collectors.joining("; ")));
    }
    return Brackets.spelledOut(xml);
  }
}
