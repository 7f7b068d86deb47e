/** Job files for batch systems: the shards of a run as the tasks of one job. */
package org.nudipole.cli.batch;
