/** Benchmarks of the hot paths: JMH, with the machine stated beside every published number. */
package org.nudipole.benchmarks;
