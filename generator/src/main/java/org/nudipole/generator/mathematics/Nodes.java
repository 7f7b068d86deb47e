package org.nudipole.generator.mathematics;

import java.util.Arrays;

/**
 * The rising places at which a piecewise linear function is given: finds the line that a point lies
 * on, and how far along it. What holds outside, and at the nodes of functions that jump, is up to
 * the function; so is how the two values are weighed, where digits of small ones matter.
 */
public final class Nodes {
  /** So many nodes are looked through one by one; more are divided. */
  private static final int FEW = 8;

  private final double[] places;

  // Of each of many equal parts of the range the nodes before it: a point is found among the few
  // in its own part.
  private final int[] before;
  private final double partsPerUnit;

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
    int parts = 2 * places.length;
    before = new int[parts + 1];
    partsPerUnit = parts / (high() - low());
    for (double place : places) {
      before[part(place) + 1]++;
    }
    for (int i = 1; i <= parts; i++) {
      before[i] += before[i - 1];
    }
  }

  // Never falls as x rises, rounded or not: nodes of a lower part lie below x.
  private int part(double x) {
    return Math.min((int) ((x - low()) * partsPerUnit), before.length - 2);
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
    if (!(x > low())) {
      return x <= low() ? 0 : places.length;
    }
    if (x > high()) {
      return places.length;
    }
    int part = part(x);
    int node = before[part];
    int end = before[part + 1];
    if (end - node > FEW) {
      int found = Arrays.binarySearch(places, node, end, x);
      return found >= 0 ? found : -1 - found;
    }
    while (node < end && places[node] < x) {
      node++;
    }
    return node;
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
