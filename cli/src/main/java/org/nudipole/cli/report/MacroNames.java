package org.nudipole.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Macros as a reader is told of them. */
public final class MacroNames {
  private static final String AND = " + ";

  private MacroNames() {}

  /** Macros each by a name of its own: with its folder where another has the same. */
  public static List<String> of(List<String> macros) {
    List<String> names = new ArrayList<>();
    for (String macro : macros) {
      boolean alone = macros.stream().filter(m -> name(m).equals(name(macro))).count() == 1;
      String wanted = alone ? name(macro) : macro;
      int same = Collections.frequency(macros.subList(0, names.size()), macro);
      names.add(same == 0 ? wanted : wanted + " (" + (same + 1) + ")");
    }
    return names;
  }

  /** Several macros that are taken together as one. */
  static String together(List<String> macros) {
    return String.join(AND, macros);
  }

  /** A macro, or several that are taken together, without folder and suffix. */
  static String name(String macro) {
    return Arrays.stream(macro.split(" \\+ "))
        .map(MacroNames::shortened)
        .collect(Collectors.joining(AND));
  }

  private static String shortened(String macro) {
    String name = macro.substring(macro.lastIndexOf('/') + 1);
    return name.endsWith(".mac") ? name.substring(0, name.length() - 4) : name;
  }
}
