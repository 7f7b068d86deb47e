/** Limits and fits of macros: what varies in a run, its templates, its data. */
package org.nudipole.statistics.limit;
