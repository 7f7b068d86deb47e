package org.nudipole.statistics.likelihood;

import java.io.Serializable;
import java.util.function.IntFunction;

/**
 * The same work for each of many toys. It is a value that travels, and so is what comes of it: a
 * few numbers for each toy, which depend on the toy alone, so that any process may do any part of
 * it.
 */
public interface ToyWork extends Serializable {
  /** Number of toys. */
  int toys();

  /**
   * What is to be done with the toy of a number, in this process; by any number of threads.
   *
   * @param bench the parameter that the toys are about
   */
  IntFunction<double[]> in(ToyBench bench);
}
