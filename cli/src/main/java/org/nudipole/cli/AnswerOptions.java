package org.nudipole.cli;

import java.nio.file.Path;
import org.nudipole.cli.report.Html;
import org.nudipole.cli.report.Json;
import org.nudipole.cli.report.Report;
import picocli.CommandLine.Option;

/** In which forms an answer is given. */
final class AnswerOptions {
  @Option(names = "--json", description = "Print one JSON object, numbers at full precision.")
  private boolean json;

  @Written
  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the answer as a web page too; an older one is replaced.")
  private Path html;

  /** Whether pictures are wanted. */
  boolean hasPage() {
    return html != null;
  }

  /** Whether the answer is wanted in a form beside the spoken one. */
  boolean isKept() {
    return json || hasPage();
  }

  /**
   * Checks before the work for a page that there is a folder for it.
   *
   * @throws org.nudipole.cli.report.OutputException if there is none
   */
  void check() {
    if (html != null) {
      OutputFiles.checkFolder(html, "--html");
    }
  }

  /** Gives the whole answer. */
  void give(Console console, Report report) {
    say(console, report);
    finish(console, report);
  }

  /** Says a part of the answer to people, unless a program asked. */
  void say(Console console, Report part) {
    if (!json) {
      console.say(part);
    }
  }

  /** Gives the whole answer to a program that asked, and writes nothing. */
  void print(Console console, Report whole) {
    if (json) {
      console.out().println(Json.of(whole));
    }
  }

  /** Gives the whole answer in all forms but the spoken one. */
  void finish(Console console, Report whole) {
    print(console, whole);
    if (html != null) {
      OutputFiles.write(html, Html.page(whole));
    }
  }
}
