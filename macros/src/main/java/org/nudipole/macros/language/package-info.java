/**
 * The macro language as text and values: commands, units, aliases, includes, loops and faults with
 * their places. Nothing here knows physics objects; settings are bound to them elsewhere.
 */
package org.nudipole.macros.language;
