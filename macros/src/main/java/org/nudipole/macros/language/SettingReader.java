package org.nudipole.macros.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the words of one command by its specification. */
final class SettingReader {
  private SettingReader() {}

  /** The setting, or empty after every fault of the line was reported. */
  static Optional<Setting> read(
      CommandSpec spec, Statement statement, SourceLocation begin, FileScope files, Faults faults) {
    if (!statement.readable()) {
      return Optional.empty();
    }
    SourceLocation start = begin.atColumn(statement.tokens().get(0).column());
    Arguments in = new Arguments(spec, statement.tokens(), start, files, faults);
    Optional<Form> form = form(in);
    if (form.isEmpty()) {
      return Optional.empty();
    }
    in.select(form.get());
    if (isBare(in, statement)) {
      return Optional.empty();
    }
    List<Argument> arguments = new ArrayList<>();
    for (Parameter parameter : form.get().parameters()) {
      SourceLocation here = in.here();
      if (in.hasNext()) {
        parameter
            .read(in)
            .ifPresent(
                value -> {
                  arguments.add(new Argument(parameter.name(), value, true, here));
                  in.passed(value);
                });
      } else if (parameter.optional()) {
        parameter
            .standard()
            .ifPresent(value -> arguments.add(new Argument(parameter.name(), value, false, start)));
      } else if (!in.isFaulty()) {
        in.missing(parameter.name());
      }
    }
    // After another fault the surplus may be its consequence.
    if (in.hasNext() && !in.isFaulty()) {
      Token surplus = in.peek();
      in.fault(
          surplus,
          in.command() + " ... " + Printable.shown(surplus.text()),
          "too many arguments",
          "write " + (spec.path() + " " + form.get().syntax()).trim());
    }
    return in.isFaulty()
        ? Optional.empty()
        : Optional.of(new Setting(spec, form.get().keyword(), List.copyOf(arguments), start));
  }

  // Whether coefficients lack the units that they once did not have; reports it.
  private static boolean isBare(Arguments in, Statement statement) {
    List<String> words = statement.tokens().stream().map(Token::text).toList();
    Optional<List<String>> renewed = FirstFormat.renewed(words);
    renewed.ifPresent(
        units -> {
          int first = 0;
          while (first < words.size() && words.get(first).equals(units.get(first))) {
            first++;
          }
          in.fault(
              statement.tokens().get(first - 1),
              in.command() + " " + Printable.shown(String.join(" ", words.subList(2, first))),
              "no unit",
              "write `" + String.join(" ", units) + "`");
        });
    return renewed.isPresent();
  }

  private static Optional<Form> form(Arguments in) {
    CommandSpec spec = in.spec();
    if (spec.hasKeywords() && !in.hasNext()) {
      in.missing("argument");
      return Optional.empty();
    }
    Optional<Form> form = spec.form(in.rest());
    form.ifPresent(chosen -> in.skip(chosen.keywords().size()));
    if (form.isEmpty()) {
      Token keyword = in.next();
      String word = Printable.shown(keyword.text());
      in.fault(
          keyword,
          in.command() + " " + word,
          "unknown form " + word,
          Nearest.choice(keyword.text(), spec.keywords()));
    }
    return form;
  }
}
