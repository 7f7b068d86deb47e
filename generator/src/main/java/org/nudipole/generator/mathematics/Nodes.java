package org.nudipole.generator.mathematics;

import java.util.Arrays;

/**
 * The rising places at which a piecewise linear function is given: finds the line that a point lies
 * on, and how far along it. What holds outside, and at the nodes of functions that jump, is up to
 * the function; so is how the two values are weighed, where digits of small ones matter.
 */
public final class Nodes {
  private final double[] places;

  /**
   * Keeps a copy.
   *
   * @param places two or more rising places
   */
  public Nodes(double[] places) {
    if (places.length < 2) {
      throw new IllegalArgumentException(places.length + " nodes (a line has two)");
    }
    this.places = places.clone();
  }

  /** Number of nodes. */
  public int size() {
    return places.length;
  }

  /** Place of a node, counted from 0. */
  public double at(int node) {
    return places[node];
  }

  /** The first place. */
  public double low() {
    return places[0];
  }

  /** The last place. */
  public double high() {
    return places[places.length - 1];
  }

  /** A copy of the places. */
  public double[] places() {
    return places.clone();
  }

  /** Whether a point lies between the first and the last node, or on one of them. */
  public boolean contains(double x) {
    return x >= low() && x <= high();
  }

  /** Index of the first node at or above a point; the number of nodes above all. */
  public int firstFrom(double x) {
    int found = Arrays.binarySearch(places, x);
    return found >= 0 ? found : -1 - found;
  }

  /** Index of the node that ends the line of a point inside: at a node the line before it. */
  public int end(double x) {
    return Math.max(1, firstFrom(x));
  }

  /** Length of the line that ends at a node. */
  public double width(int end) {
    return places[end] - places[end - 1];
  }

  /** The part of the line that ends at a node which lies before a point, from 0 to 1 on it. */
  public double fraction(double x, int end) {
    return (x - places[end - 1]) / width(end);
  }
}
