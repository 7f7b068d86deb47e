/**
 * The documentation as web pages: the README and the pages under docs, the shipped macros and every
 * file that a page links to, in folders as in the project. A page needs no network.
 *
 * <p>{@link org.nudipole.site.Sources} says what there is, {@link org.nudipole.site.Document} is a
 * page that was read, {@link org.nudipole.site.Links} where its links lead, {@link
 * org.nudipole.site.Site} puts all together.
 */
package org.nudipole.site;
