package org.nudipole.macros.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nudipole.generator.Column;
import org.nudipole.generator.axis.Spacing;
import org.nudipole.generator.data.Formula;
import org.nudipole.generator.data.FormulaException;
import org.nudipole.generator.data.PeriodicTable;

/** What a command expects at one place: how it is read, checked and described. */
public sealed interface Parameter {
  /** Name under which the value is found, such as {@code mass}. */
  String name();

  /** Whether it may be left out. */
  default boolean optional() {
    return false;
  }

  /** The value that holds when it is left out, if there is one. */
  default Optional<Value> standard() {
    return Optional.empty();
  }

  /** How counts depend on its sign. */
  default Symmetry symmetry() {
    return Symmetry.NONE;
  }

  /** The words that it may be; none where it is something else. */
  default List<String> choices() {
    return List.of();
  }

  /** How the reference shows it. */
  String syntax();

  /** What is allowed, as the reference says it. */
  String description();

  /**
   * Takes the parameter's words, of which there is at least one.
   *
   * @param in the words left
   * @return the value, or empty after a fault was reported
   */
  Optional<Value> read(Arguments in);

  /**
   * A number with a unit.
   *
   * @param name name
   * @param dimension what it measures
   * @param range allowed values
   * @param optional whether it may be left out
   * @param standard value when it is left out
   * @param symmetry how counts depend on its sign
   */
  record Quantity(
      String name,
      Dimension dimension,
      Range range,
      boolean optional,
      Optional<Value> standard,
      Symmetry symmetry)
      implements Parameter {
    /** A quantity that must be given. */
    public Quantity(String name, Dimension dimension, Range range) {
      this(name, dimension, range, false, Optional.empty(), Symmetry.NONE);
    }

    /** The same quantity with a symmetry. */
    public Quantity with(Symmetry other) {
      return new Quantity(name, dimension, range, optional, standard, other);
    }

    /** The same quantity when it may be left out. */
    public Quantity orAbsent() {
      return new Quantity(name, dimension, range, true, Optional.empty(), symmetry);
    }

    /** The same quantity with a value for when it is left out. */
    public Quantity or(String number, String symbol) {
      Unit unit = UnitCatalogue.find(symbol).orElseThrow();
      double value = Double.parseDouble(number) * unit.factor();
      return new Quantity(
          name,
          dimension,
          range,
          true,
          Optional.of(new Value.Quantity(number, unit, value)),
          symmetry);
    }

    @Override
    public String syntax() {
      return bracketed(name.toUpperCase(Locale.ROOT) + " unit", optional);
    }

    @Override
    public String description() {
      return dimension.phrase() + ", must " + range.rule() + defaultText(standard);
    }

    @Override
    public Optional<Value> read(Arguments in) {
      Token number = in.next();
      OptionalDouble value = NumberSyntax.read(in, number, name);
      if (value.isEmpty() && (!in.hasNext() || NumberSyntax.looksNumeric(in.peek().text()))) {
        return Optional.empty();
      }
      Optional<Unit> unit = QuantitySyntax.readUnit(in, number, number.text(), dimension);
      if (value.isEmpty() || unit.isEmpty()) {
        return Optional.empty();
      }
      double converted = value.getAsDouble() * unit.get().factor();
      String symbol = unit.get().symbol();
      return QuantitySyntax.inRange(in, number, symbol, value.getAsDouble(), name, range)
              && QuantitySyntax.converted(in, number, symbol, value.getAsDouble(), converted)
          ? Optional.of(new Value.Quantity(number.text(), unit.get(), converted))
          : Optional.empty();
    }
  }

  /**
   * Several numbers with one unit.
   *
   * @param name name of the whole
   * @param components names of the numbers
   * @param dimension what they measure
   * @param range allowed values of each
   * @param symmetry how counts depend on the sign of each
   */
  record Vector(
      String name, List<String> components, Dimension dimension, Range range, Symmetry symmetry)
      implements Parameter {
    /** Numbers without a symmetry. */
    public Vector(String name, List<String> components, Dimension dimension, Range range) {
      this(name, components, dimension, range, Symmetry.NONE);
    }

    @Override
    public String syntax() {
      return String.join(" ", components).toUpperCase(Locale.ROOT) + " unit";
    }

    @Override
    public String description() {
      return "each " + dimension.phrase() + ", must " + range.rule();
    }

    @Override
    public Optional<Value> read(Arguments in) {
      List<Token> numbers = new ArrayList<>();
      List<Double> values = new ArrayList<>();
      boolean good = true;
      for (String component : components) {
        // A unit in place of a number means that numbers are missing.
        if (!in.hasNext() || UnitCatalogue.find(in.peek().text()).isPresent()) {
          in.missing(component);
          return Optional.empty();
        }
        Token token = in.next();
        OptionalDouble value = NumberSyntax.read(in, token, component);
        numbers.add(token);
        values.add(value.orElse(Double.NaN));
        good &=
            value.isPresent()
                && QuantitySyntax.inRange(in, token, "", value.getAsDouble(), component, range);
      }
      List<String> written = numbers.stream().map(Token::text).toList();
      Token last = numbers.get(numbers.size() - 1);
      Optional<Unit> unit = QuantitySyntax.readUnit(in, last, String.join(" ", written), dimension);
      if (!good || unit.isEmpty()) {
        return Optional.empty();
      }
      List<Double> converted = values.stream().map(v -> v * unit.get().factor()).toList();
      for (int i = 0; i < components.size(); i++) {
        good &=
            QuantitySyntax.converted(
                in, numbers.get(i), unit.get().symbol(), values.get(i), converted.get(i));
      }
      return good
          ? Optional.of(new Value.Vector(written, unit.get(), converted))
          : Optional.empty();
    }
  }

  /**
   * Ends of bins that follow each other: two or more rising numbers with one unit.
   *
   * @param name name
   * @param dimension what they measure
   */
  record Edges(String name, Dimension dimension) implements Parameter {
    @Override
    public String syntax() {
      return "E0 E1 ... unit";
    }

    @Override
    public String description() {
      return "two or more, each " + dimension.phrase() + ", must rise";
    }

    @Override
    public Optional<Value> read(Arguments in) {
      Token first = in.peek();
      int given = (int) in.rest().stream().takeWhile(NumberSyntax::looksNumeric).count();
      List<String> edges = Collections.nCopies(Math.max(2, given), "edge");
      Optional<Value> read = new Vector(name, edges, dimension, Range.ANY).read(in);
      List<Double> values = read.map(value -> ((Value.Vector) value).values()).orElse(List.of());
      for (int i = 1; i < values.size(); i++) {
        if (!(values.get(i) > values.get(i - 1))) {
          String text = Printable.shown(read.get().text());
          in.fault(
              first,
              in.command() + " " + text,
              "edge " + (i + 1) + " is not above the one before",
              "give edges that rise");
          return Optional.empty();
        }
      }
      return read;
    }
  }

  /**
   * A number without dimension.
   *
   * @param name name
   * @param range allowed values
   * @param optional whether it may be left out
   * @param standard value when it is left out
   * @param symmetry how counts depend on its sign
   */
  record Number(
      String name, Range range, boolean optional, Optional<Value> standard, Symmetry symmetry)
      implements Parameter {
    /** A number that must be given. */
    public Number(String name, Range range) {
      this(name, range, false, Optional.empty(), Symmetry.NONE);
    }

    /** The same number with a symmetry. */
    public Number with(Symmetry other) {
      return new Number(name, range, optional, standard, other);
    }

    /** The same number when it may be left out. */
    public Number orAbsent() {
      return new Number(name, range, true, Optional.empty(), symmetry);
    }

    /** The same number with a value for when it is left out. */
    public Number or(String text) {
      Value value = new Value.Number(text, Double.parseDouble(text));
      return new Number(name, range, true, Optional.of(value), symmetry);
    }

    @Override
    public String syntax() {
      return bracketed(name.toUpperCase(Locale.ROOT), optional);
    }

    @Override
    public String description() {
      return "a number, must " + range.rule() + defaultText(standard);
    }

    @Override
    public Optional<Value> read(Arguments in) {
      Token token = in.next();
      OptionalDouble value = NumberSyntax.read(in, token, name);
      return value.isPresent()
              && QuantitySyntax.inRange(in, token, "", value.getAsDouble(), name, range)
          ? Optional.of(new Value.Number(token.text(), value.getAsDouble()))
          : Optional.empty();
    }
  }

  /**
   * A 64-bit integer.
   *
   * @param name name
   * @param range allowed values
   */
  record Integer(String name, Range range) implements Parameter {
    @Override
    public String syntax() {
      return name.toUpperCase(Locale.ROOT);
    }

    @Override
    public String description() {
      return "an integer" + (range.equals(Range.ANY) ? "" : ", must " + range.rule());
    }

    @Override
    public Optional<Value> read(Arguments in) {
      Token token = in.next();
      OptionalLong value = NumberSyntax.readInteger(in, token, name);
      return value.isPresent()
              && QuantitySyntax.inRange(in, token, "", value.getAsLong(), name, range)
          ? Optional.of(new Value.Integer(value.getAsLong()))
          : Optional.empty();
    }
  }

  /**
   * How a loop goes from its start to its end: by a step, 1 if it is left out, or by a number of
   * values that are even in the logarithm.
   *
   * @param name name
   */
  record Steps(String name) implements Parameter {
    private static final Number STEP = new Number("step", Range.ANY);
    private static final Integer COUNT =
        new Integer("count", new Range(1, true, LoopValues.MOST, true, "lie in [1, 10000]"));

    @Override
    public boolean optional() {
      return true;
    }

    @Override
    public Optional<Value> standard() {
      return Optional.of(new Value.Number("1", 1));
    }

    @Override
    public String syntax() {
      return "[STEP|" + Spacing.LOG.label() + " N]";
    }

    @Override
    public String description() {
      return STEP.description() + ", 1 if left out; or " + Spacing.LOG.label() + " and a number";
    }

    @Override
    public Optional<Value> read(Arguments in) {
      Token word = in.peek();
      if (!word.text().equals(Spacing.LOG.label())) {
        return STEP.read(in);
      }
      in.next();
      if (in.hasNext()) {
        return COUNT.read(in);
      }
      in.fault(
          word,
          in.command() + " ... " + word.text(),
          "how many values is missing",
          "write " + word.text() + " N, such as " + word.text() + " 10");
      return Optional.empty();
    }
  }

  /**
   * One word of a list.
   *
   * @param name name
   * @param choices the list
   * @param closed whether all of the list is allowed, and nothing else; if not, other settings
   *     decide, and the word is tested beside them
   * @param optional whether it may be left out
   * @param standard the word when it is left out
   */
  record Word(
      String name, List<String> choices, boolean closed, boolean optional, Optional<Value> standard)
      implements Parameter {
    /** One word that must be given. */
    public Word(String name, List<String> choices, boolean closed) {
      this(name, choices, closed, false, Optional.empty());
    }

    /** One word of a closed list. */
    public Word(String name, List<String> choices) {
      this(name, choices, true);
    }

    /** The same word when it may be left out. */
    Word orAbsent() {
      return new Word(name, choices, closed, true, Optional.empty());
    }

    /** The same word with one for when it is left out. */
    Word or(String word) {
      return new Word(name, choices, closed, true, Optional.of(new Value.Word(word)));
    }

    @Override
    public String syntax() {
      return bracketed(String.join("|", choices), optional);
    }

    @Override
    public String description() {
      return "one of " + String.join(", ", choices) + defaultText(standard);
    }

    @Override
    public Optional<Value> read(Arguments in) {
      Token token = in.next();
      return !closed || isChoice(in, token, name, choices)
          ? Optional.of(new Value.Word(Printable.shown(token.text())))
          : Optional.empty();
    }
  }

  /**
   * One or more different words of a closed list.
   *
   * @param name name
   * @param choices the list
   * @param most greatest number of words; where something follows them their order means nothing,
   *     and it becomes that of the list
   */
  record Words(String name, List<String> choices, int most) implements Parameter {
    /** Any number of words, which take the rest of the line. */
    public Words(String name, List<String> choices) {
      this(name, choices, java.lang.Integer.MAX_VALUE);
    }

    /** Whether something may follow. */
    boolean isLimited() {
      return most < java.lang.Integer.MAX_VALUE;
    }

    @Override
    public String syntax() {
      String one = String.join("|", choices);
      return isLimited()
          ? one + " [" + one + "]"
          : String.join(" ", choices.stream().map(choice -> "[" + choice + "]").toList());
    }

    @Override
    public String description() {
      return "one or " + (isLimited() ? most : "more") + " of " + String.join(", ", choices);
    }

    @Override
    public Optional<Value> read(Arguments in) {
      Set<String> words = new LinkedHashSet<>();
      boolean good = true;
      int count = 0;
      while (in.hasNext() && count < most && !(count > 0 && endsAt(in.peek()))) {
        Token token = in.next();
        count++;
        boolean choice = isChoice(in, token, name, choices);
        if (choice && !words.add(token.text())) {
          in.fault(
              token,
              in.command() + " " + token.text(),
              name + " " + token.text() + " is given twice",
              "write each once");
          good = false;
        }
        good &= choice;
      }
      return good ? Optional.of(new Value.Words(ordered(List.copyOf(words)))) : Optional.empty();
    }

    private boolean endsAt(Token token) {
      return isLimited() && NumberSyntax.looksNumeric(token.text());
    }

    /** Words that mean the same as others in the one order that settings have. */
    List<String> ordered(List<String> words) {
      return isLimited() && choices.containsAll(words)
          ? choices.stream().filter(words::contains).toList()
          : words;
    }
  }

  /**
   * Columns of an event set: a word for all that belong together, or their names, whose order means
   * nothing.
   *
   * @param name name
   */
  record ColumnNames(String name) implements Parameter {
    /** The columns that every set has without being asked. */
    public static final String STANDARD = "standard";

    /** All columns. */
    public static final String FULL = "full";

    private static final List<String> SETS = List.of(STANDARD, FULL);
    private static final List<String> NAMES = Column.known().stream().map(Column::name).toList();
    private static final List<String> ALL = Stream.concat(SETS.stream(), NAMES.stream()).toList();

    @Override
    public String syntax() {
      return String.join("|", SETS) + "|COLUMN [COLUMN] ...";
    }

    @Override
    public String description() {
      return "one of "
          + String.join(", ", SETS)
          + "; or one or more of "
          + String.join(", ", NAMES);
    }

    @Override
    public Optional<Value> read(Arguments in) {
      Token first = in.next();
      if (SETS.contains(first.text()) && !in.hasNext()) {
        return Optional.of(new Value.Words(List.of(first.text())));
      }
      Set<String> words = new LinkedHashSet<>();
      boolean good = true;
      for (Token token = first; ; token = in.next()) {
        good &= isNew(in, token, words);
        if (!in.hasNext()) {
          return good
              ? Optional.of(new Value.Words(NAMES.stream().filter(words::contains).toList()))
              : Optional.empty();
        }
      }
    }

    private boolean isNew(Arguments in, Token token, Set<String> before) {
      String word = Printable.shown(token.text());
      if (SETS.contains(word)) {
        in.fault(
            token,
            in.command() + " " + word,
            word + " names a set, and no column beside others",
            "give it alone, or the names of all columns");
        return false;
      }
      if (!NAMES.contains(word)) {
        return isChoice(in, token, "column", ALL);
      }
      if (!before.add(word)) {
        in.fault(
            token,
            in.command() + " " + word,
            name + " " + word + " is given twice",
            "write each once");
        return false;
      }
      return true;
    }
  }

  /**
   * A word of some form, such as the name of an isotope.
   *
   * @param name name
   * @param pattern the form
   * @param rule the form in words, after "must be"
   */
  record Name(String name, Pattern pattern, String rule) implements Parameter {
    private static final Pattern LABEL = Pattern.compile("[A-Za-z][A-Za-z0-9_.+-]{0,31}");

    /** The name that a user gives to a thing of theirs. */
    static Name label() {
      return new Name("name", LABEL, "a letter, then up to 31 letters, digits, _ . + -");
    }

    @Override
    public String syntax() {
      return name.toUpperCase(Locale.ROOT);
    }

    @Override
    public String description() {
      return rule;
    }

    @Override
    public Optional<Value> read(Arguments in) {
      Token token = in.next();
      String text = Printable.shown(token.text());
      if (text.equals(token.text()) && pattern.matcher(text).matches()) {
        return Optional.of(new Value.Word(text));
      }
      in.fault(token, in.command() + " " + text, name + " must be " + rule, in.suggestedExample());
      return Optional.empty();
    }
  }

  /**
   * A chemical formula.
   *
   * @param name name
   */
  record ChemicalFormula(String name) implements Parameter {
    @Override
    public String syntax() {
      return name.toUpperCase(Locale.ROOT);
    }

    @Override
    public String description() {
      return "symbols of elements with numbers behind them, parentheses allowed";
    }

    @Override
    public Optional<Value> read(Arguments in) {
      Token token = in.next();
      try {
        Formula.of(token.text());
        return Optional.of(new Value.Word(token.text()));
      } catch (FormulaException e) {
        String suggestion =
            e.unknown()
                .map(s -> Nearest.suggestion(s, PeriodicTable.elements(), e.suggestion()))
                .orElse(e.suggestion());
        in.fault(
            new Token(token.text(), token.column() + e.place()),
            in.command() + " " + Printable.shown(token.text()),
            Printable.shown(e.getMessage()),
            suggestion);
        return Optional.empty();
      }
    }
  }

  /**
   * A table, read at once.
   *
   * @param name name
   */
  record Table(String name) implements Parameter {
    @Override
    public String syntax() {
      return name.toUpperCase(Locale.ROOT);
    }

    @Override
    public String description() {
      return "path of a table, relative to the macro; then a shipped one";
    }

    @Override
    public Optional<Value> read(Arguments in) {
      return TableReader.read(in, in.next());
    }
  }

  /**
   * Text without further form.
   *
   * @param name name
   */
  record Text(String name) implements Parameter {
    @Override
    public String syntax() {
      return name.toUpperCase(Locale.ROOT);
    }

    @Override
    public String description() {
      return "text, in double quotes if it has blanks";
    }

    @Override
    public Optional<Value> read(Arguments in) {
      Token token = in.next();
      if (token.text().isBlank()) {
        in.fault(token, in.command() + " \"\"", name + " is empty", in.suggestedExample());
        return Optional.empty();
      }
      return Optional.of(new Value.Text(token.text()));
    }
  }

  /**
   * The rest of the line as one text.
   *
   * @param name name
   */
  record RestOfLine(String name) implements Parameter {
    @Override
    public String syntax() {
      return name.toUpperCase(Locale.ROOT);
    }

    @Override
    public String description() {
      return "the rest of the line";
    }

    @Override
    public Optional<Value> read(Arguments in) {
      List<String> words = new ArrayList<>();
      while (in.hasNext()) {
        words.add(in.next().text());
      }
      return Optional.of(new Value.Text(String.join(" ", words)));
    }
  }

  /**
   * Another command's number, as {@link FreeParameter} reads it: all words but those of the spread
   * behind it.
   *
   * @param name name
   */
  record OtherNumber(String name) implements Parameter {
    @Override
    public String syntax() {
      return "COMMAND [WORDS] [#PARAMETER]";
    }

    @Override
    public String description() {
      return "a command, the words before its number, and #NAME where it has several numbers";
    }

    @Override
    public Optional<Value> read(Arguments in) {
      List<String> rest = in.rest();
      boolean bare = NumberSyntax.isNumber(rest.get(rest.size() - 1));
      int words = rest.size() - (bare ? 1 : 2);
      if (words < 1) {
        in.missing("number's command, and how far the number may lie from its value");
        in.skip(rest.size());
        return Optional.empty();
      }
      in.skip(words);
      return Optional.of(new Value.Text(String.join(" ", rest.subList(0, words))));
    }
  }

  /**
   * A standard deviation of another command's number, in a unit or in per cent of the number.
   *
   * @param name name
   */
  record Spread(String name) implements Parameter {
    private static final Range RANGE = Range.POSITIVE;

    @Override
    public String syntax() {
      return name.toUpperCase(Locale.ROOT) + " [UNIT|" + Value.Spread.PERCENT + "]";
    }

    @Override
    public String description() {
      return "a standard deviation in the unit of the number, or in per cent of it; must "
          + RANGE.rule();
    }

    @Override
    public Optional<Value> read(Arguments in) {
      Token number = in.next();
      Optional<Token> unit = in.hasNext() ? Optional.of(in.next()) : Optional.empty();
      OptionalDouble value = NumberSyntax.read(in, number, name);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      if (!RANGE.contains(value.getAsDouble())) {
        in.fault(
            number,
            in.command() + " " + Printable.shown(number.text()),
            name + " must " + RANGE.rule(),
            in.suggestedExample());
        return Optional.empty();
      }
      String symbol = unit.map(Token::text).orElse("");
      boolean known =
          symbol.isEmpty()
              || symbol.equals(Value.Spread.PERCENT)
              || UnitCatalogue.find(symbol).isPresent();
      if (!known) {
        in.fault(
            unit.get(),
            in.command() + " " + Printable.shown(number.text() + " " + symbol),
            "no such unit",
            "give the unit of the number, or " + Value.Spread.PERCENT);
        return Optional.empty();
      }
      return Optional.of(new Value.Spread(number.text(), symbol, value.getAsDouble()));
    }
  }

  private static String bracketed(String text, boolean optional) {
    return optional ? "[" + text + "]" : text;
  }

  private static String defaultText(Optional<Value> standard) {
    return standard.map(value -> "; default " + value.text()).orElse("");
  }

  private static boolean isChoice(Arguments in, Token token, String name, List<String> choices) {
    if (choices.contains(token.text())) {
      return true;
    }
    String word = Printable.shown(token.text());
    in.fault(
        token,
        in.command() + " " + word,
        "unknown " + name + " " + word,
        Nearest.choice(token.text(), choices));
    return false;
  }
}
