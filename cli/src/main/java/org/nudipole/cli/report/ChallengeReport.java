package org.nudipole.cli.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nudipole.generator.Units;
import org.nudipole.io.ChallengeFileReader;

/**
 * What the data of a challenge say of themselves.
 *
 * @param object as a JSON object
 * @param text as lines
 */
public record ChallengeReport(Map<String, Object> object, List<String> text) {
  public static ChallengeReport of(Path file) {
    try (ChallengeFileReader reader = ChallengeFileReader.open(file)) {
      double seconds = reader.header().exposure() / Units.S;
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("file", file.toString());
      json.put("generator", reader.header().generator());
      json.put("challenge", reader.header().challenge());
      json.put("exposure_s", seconds);
      json.put("n_events", reader.events());
      // What is published are detected events.
      json.put("n_detected", reader.events());
      json.put("digest", reader.digest());
      json.put("columns", ColumnTable.object(reader.columns()));
      List<String> lines = new ArrayList<>();
      lines.add(file.toString());
      lines.add(SetUp.line("challenge", reader.header().challenge()));
      lines.add(SetUp.line("written by", reader.header().generator()));
      lines.add(
          SetUp.line(
              "events",
              reader.events()
                  + " detected in "
                  + Figures.brief(reader.header().exposure() / Units.DAY)
                  + " day"));
      lines.add(SetUp.line("digest", reader.digest()));
      lines.add("");
      lines.addAll(ColumnTable.lines(reader.columns()));
      return new ChallengeReport(json, lines);
    }
  }
}
