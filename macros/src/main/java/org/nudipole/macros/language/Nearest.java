package org.nudipole.macros.language;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The name that a user most probably meant: least edit distance, case counting half; else the one
 * that contains what was written.
 */
public final class Nearest {
  /** Longer input is no misspelt name; the distance costs time with the product of lengths. */
  private static final int LONGEST = 64;

  /** Shorter parts of a name are in it by chance. */
  private static final int SHORTEST = 3;

  private Nearest() {}

  /**
   * The candidate nearest to {@code word}, if no more than a third of its characters differ, or the
   * only one that contains it.
   */
  static Optional<String> to(String word, Collection<String> candidates) {
    if (word.isEmpty() || word.length() > LONGEST) {
      return Optional.empty();
    }
    String best = null;
    int least = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      int near = 2 * Math.max(word.length(), candidate.length()) / 3;
      int limit = Math.min(least, near + 1);
      // Every letter more or less is an edit: most candidates are ruled out by their length.
      if (2 * Math.abs(word.length() - candidate.length()) < limit) {
        int distance = twiceDistance(word, candidate, limit);
        if (distance < limit) {
          least = distance;
          best = candidate;
        }
      }
    }
    return Optional.ofNullable(best).or(() -> containing(word, candidates));
  }

  private static Optional<String> containing(String word, Collection<String> candidates) {
    String part = word.toLowerCase(Locale.ROOT);
    List<String> longer =
        candidates.stream().filter(c -> c.toLowerCase(Locale.ROOT).contains(part)).toList();
    return part.length() >= SHORTEST && longer.size() == 1
        ? Optional.of(longer.get(0))
        : Optional.empty();
  }

  /** A suggestion to give one of a list, the nearest first. */
  public static String choice(String word, List<String> choices) {
    String guess = suggestion(word, choices, "");
    String all = String.join(" ", choices);
    String one = choices.size() > 1 ? "give one of " : "give ";
    return guess.isEmpty() ? one + all : guess + " Known: " + all;
  }

  /** A suggestion built on {@link #to}, or {@code otherwise} where nothing is near. */
  static String suggestion(String word, Collection<String> candidates, String otherwise) {
    return suggestion(to(word, candidates), otherwise);
  }

  /** A suggestion of a name found before, or {@code otherwise}. */
  static String suggestion(Optional<String> nearest, String otherwise) {
    return nearest.map(name -> "did you mean " + name + "?").orElse(otherwise);
  }

  /**
   * Levenshtein distance times two, where a letter of the other case costs one; {@code limit} if it
   * is not below that.
   */
  private static int twiceDistance(String a, String b, int limit) {
    int[] previous = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = 2 * j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = 2 * i;
      int least = current[0];
      for (int j = 1; j <= b.length(); j++) {
        int change = previous[j - 1] + cost(a.charAt(i - 1), b.charAt(j - 1));
        current[j] = Math.min(change, 2 + Math.min(previous[j], current[j - 1]));
        least = Math.min(least, current[j]);
      }
      if (least >= limit) {
        return limit;
      }
      int[] swap = previous;
      previous = current;
      current = swap;
    }
    return previous[b.length()];
  }

  private static int cost(char a, char b) {
    if (a == b) {
      return 0;
    }
    return Character.toLowerCase(a) == Character.toLowerCase(b) ? 1 : 2;
  }
}
