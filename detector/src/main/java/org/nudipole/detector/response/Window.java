package org.nudipole.detector.response;

/**
 * A function of two observables that is a product of one of each, such as "in this bin of the first
 * and that bin of the second".
 *
 * @param first function of the first observable
 * @param second function of the second one; {@link Observable#everywhere} where there is none
 */
public record Window(Observable first, Observable second) {
  /** A function of the first observable alone. */
  public static Window first(Observable first) {
    return new Window(first, Observable.everywhere());
  }

  /** A function of the second observable alone. */
  public static Window second(Observable second) {
    return new Window(Observable.everywhere(), second);
  }
}
