package org.nudipole.detector.response;

import java.util.stream.DoubleStream;
import org.nudipole.generator.Require;
import org.nudipole.generator.data.Target;

/**
 * Efficiency max(0, height / [1 + exp(-slope (x - x50))] + offset).
 *
 * @param height how much the efficiency rises
 * @param slope slope, 1/unit of the observable
 * @param half observed value of half the rise
 * @param offset efficiency far below, if not negative; else the efficiency is 0 below some value
 */
public record LogisticEfficiency(double height, double slope, double half, double offset)
    implements Accept {
  /** Checks the ranges. */
  public LogisticEfficiency {
    Require.positive("height", height);
    Require.positive("PLATEAU + OFFSET", height + offset);
    Require.inRange("PLATEAU + OFFSET", height + offset, 0, 1);
    Require.positive("slope", slope);
    Require.finite("E50", half);
    Require.finite("offset", offset);
  }

  /** An efficiency that falls to 0. */
  public LogisticEfficiency(double plateau, double slope, double half) {
    this(plateau, slope, half, 0);
  }

  @Override
  public double probability(double observed) {
    return Math.max(0, height / (1 + StrictMath.exp(-slope * (observed - half))) + offset);
  }

  /** Where the efficiency begins; -infinity if it is nowhere 0. */
  private double begin() {
    // height / (1 + y) = -offset there.
    return offset < 0
        ? half - StrictMath.log(-height / offset - 1) / slope
        : Double.NEGATIVE_INFINITY;
  }

  @Override
  public PiecewiseFunction fold(PiecewiseFunction after, Target target) {
    return Accept.super.fold(after.restrictedTo(begin(), Double.POSITIVE_INFINITY), target);
  }

  @Override
  public double[] edges() {
    double width = 1 / slope;
    DoubleStream turns =
        DoubleStream.of(-24, -12, -5, -2, 0, 2, 5, 12, 24).map(turn -> half + turn * width);
    return DoubleStream.concat(DoubleStream.of(begin()), turns)
        .filter(turn -> turn >= begin() && Double.isFinite(turn))
        .toArray();
  }
}
