/** The shards of a run as tasks of Apache Spark, on a file system that Hadoop reaches. */
package org.nudipole.cluster;
