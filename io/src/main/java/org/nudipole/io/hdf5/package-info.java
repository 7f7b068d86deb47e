/**
 * HDF5 as this program writes and reads it: places of data sets, stored numbers and texts, and what
 * to tell a user whose file is damaged. Nothing here knows what an event is.
 */
package org.nudipole.io.hdf5;
