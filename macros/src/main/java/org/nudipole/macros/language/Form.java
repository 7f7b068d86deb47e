package org.nudipole.macros.language;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One way to write a command's arguments.
 *
 * @param keyword the first word, or words, that select this form; empty if the command has only one
 *     form
 * @param parameters what follows; optional ones last
 * @param values what may stand behind the keyword, as an example; empty where that of the command
 *     has this form, or nothing needs to follow
 */
public record Form(String keyword, List<Parameter> parameters, String values) {
  /** The words of the keyword. */
  List<String> keywords() {
    return keyword.isEmpty() ? List.of() : List.of(keyword.split(" ", -1));
  }

  /** A form with a keyword. */
  static Form of(String keyword, Parameter... parameters) {
    return new Form(keyword, List.of(parameters), "");
  }

  /** This form with an example of what may stand behind its keyword. */
  Form with(String example) {
    return new Form(keyword, parameters, example);
  }

  /** The only way to write the arguments of a command, without a keyword. */
  static List<Form> only(Parameter... parameters) {
    return List.of(of("", parameters));
  }

  /** The arguments as the reference shows them. */
  public String syntax() {
    String rest = parameters.stream().map(Parameter::syntax).collect(Collectors.joining(" "));
    return (keyword + " " + rest).trim();
  }
}
