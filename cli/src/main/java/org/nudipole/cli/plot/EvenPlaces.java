package org.nudipole.cli.plot;

import java.util.Arrays;

/** Moves what would overlap as little as it takes. */
final class EvenPlaces {
  private EvenPlaces() {}

  /**
   * The places between 0 and 1 that keep a distance and have the least sum of squared shifts:
   * without the distances, the wanted places made rising by taking the mean of those that fall
   * (isotonic regression, M. Ayer et al., Ann. Math. Statist. 26 (1955) 641).
   *
   * @param wanted where they would stand, rising
   * @param distance the least distance of two, and half of it that of the ends
   */
  static double[] of(double[] wanted, double distance) {
    int n = wanted.length;
    double[] mean = new double[n];
    int[] size = new int[n];
    int blocks = 0;
    for (int i = 0; i < n; i++) {
      mean[blocks] = wanted[i] - i * distance;
      size[blocks] = 1;
      for (; blocks > 0 && mean[blocks - 1] > mean[blocks]; blocks--) {
        int both = size[blocks - 1] + size[blocks];
        mean[blocks - 1] =
            (size[blocks - 1] * mean[blocks - 1] + size[blocks] * mean[blocks]) / both;
        size[blocks - 1] = both;
      }
      blocks++;
    }
    double[] places = new double[n];
    double last = 1 - distance / 2 - (n - 1) * distance;
    for (int block = 0, i = 0; block < blocks; block++) {
      double at = Math.max(distance / 2, Math.min(last, mean[block]));
      Arrays.fill(places, i, i + size[block], at);
      i += size[block];
    }
    for (int i = 0; i < n; i++) {
      places[i] += i * distance;
    }
    return places;
  }
}
