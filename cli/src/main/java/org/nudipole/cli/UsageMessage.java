package org.nudipole.cli;

import java.util.function.Function;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in the words of its user rather than those of a parser. */
final class UsageMessage {
  private static final Pattern POSITION =
      Pattern.compile("positional parameter at index \\S+ \\(([^)]*)\\)");

  private UsageMessage() {}

  /** One line, or several if the command itself says so. */
  static String of(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().get(0);
      CommandLine command = e.getCommandLine();
      return unmatched.isUnknownOption()
          ? first + " (" + command.getCommandSpec().qualifiedName() + " has no such option)"
          : command.getSubcommands().isEmpty()
              ? first
                  + " ("
                  + command.getCommandSpec().qualifiedName()
                  + " takes no more arguments)"
              : first + " (no command has this name)";
    }
    return POSITION.matcher(e.getMessage()).replaceAll("$1");
  }

  /** Options that are numbers say what is expected, not which type holds them. */
  static void registerNumbers(CommandLine program) {
    Numeral<Integer> count = new Numeral<>(Integer::valueOf, "a whole number below 2147483648");
    Numeral<Long> seed = new Numeral<>(Long::valueOf, "a whole number of 64 bits");
    Numeral<Double> real = new Numeral<>(Double::valueOf, "a number");
    program.registerConverter(int.class, count).registerConverter(Integer.class, count);
    program.registerConverter(long.class, seed).registerConverter(Long.class, seed);
    program.registerConverter(double.class, real).registerConverter(Double.class, real);
  }

  // As in Handling no lambda.
  private record Numeral<T>(Function<String, T> conversion, String expected)
      implements ITypeConverter<T> {
    @Override
    public T convert(String text) {
      try {
        return conversion.apply(text);
      } catch (NumberFormatException e) {
        throw new TypeConversionException("'" + text + "' is not " + expected);
      }
    }
  }
}
