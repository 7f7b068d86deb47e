package org.nudipole.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nudipole.validation.challenge.Answer;
import org.nudipole.validation.challenge.AnswerFile;
import org.nudipole.validation.challenge.Baseline;
import org.nudipole.validation.challenge.Basis;
import org.nudipole.validation.challenge.Estimate;
import org.nudipole.validation.challenge.Interval;
import org.nudipole.validation.challenge.LeaderBoard;
import org.nudipole.validation.challenge.Score;
import org.nudipole.validation.challenge.Truth;

/** The board and the baseline of a challenge in every form. */
class ChallengeReportTest {
  private static final String MASS = "/dipole/mass";

  private static final LeaderBoardReport BOARD =
      new LeaderBoardReport(
          new LeaderBoard(
              "ge",
              List.of(row("<yes>", 0.5, false), row("no, \"not\"", -2, true)),
              List.of(
                  new LeaderBoard.Claim("<yes>", "data-1.h5", true, true, 4.25, 0.7),
                  new LeaderBoard.Claim("no, \"not\"", "data-1.h5", true, false, 0.5, -0.2)),
              List.of(
                  new LeaderBoard.Entry(
                      "<yes>", Basis.JOINT, 0.7, 0.6, 0.5, 0.1, 0.5, 1, 0, 0.25, 1),
                  new LeaderBoard.Entry(
                      "no, \"not\"", Basis.PRIOR, 0.7, 0, 0, 0.1, 2, 0, 1, 0.25, 0)),
              Map.of("data-1.h5", new Truth(true, new LinkedHashMap<>(Map.of(MASS, 50.0)))),
              4,
              new byte[] {1}));

  private static LeaderBoard.Row row(String team, double pull, boolean wide) {
    Score score = new Score(pull, pull > -1, wide, 0.25, 0.6, 0.5, 0.1);
    return new LeaderBoard.Row(team, "data-1.h5", MASS, "keV", 50, 50 + 10 * pull, score);
  }

  @Test
  void theTableOfTeams() {
    assertEquals(
        List.of(
            "rank,team,score,single,intervals,log_score,rms_pull,in_68,in_90,width,right_claims,from",
            "1,\"<yes>\",0.7,0.6,0.5,0.1,0.5,1.0,0.0,0.25,1.0,joint samples",
            "1,\"no, \"\"not\"\"\",0.7,0.0,0.0,0.1,2.0,0.0,1.0,0.25,0.0,the prior"),
        BOARD.boardCsv());
    List<String> text = Text.lines(BOARD.report(), 120);
    assertTrue(text.contains("  data-1.h5   signal, /dipole/mass 50.00 keV"), text::toString);
    assertTrue(
        text.contains(
            "  1     <yes>      0.700   0.600      0.500  0.100  0.50  100 %    0 %  0.250   100"
                + " %"),
        text::toString);
  }

  @Test
  void theTableOfEstimates() {
    assertEquals(
        List.of(
            "team,data_set,parameter,unit,truth,estimate,pull,in_68,in_90,width,score,"
                + "intervals,log_score,joint_score,claim,significance,claim_right",
            "\"<yes>\",data-1.h5,\"/dipole/mass\",keV,50.0,55.0,0.5,1,0,0.25,0.6,0.5,0.1,0.7,1,4.25,1",
            "\"no,"
                + " \"\"not\"\"\",data-1.h5,\"/dipole/mass\",keV,50.0,30.0,-2.0,0,1,0.25,0.6,0.5,0.1,-0.2,0,0.5,0"),
        BOARD.csv());
  }

  @Test
  void thePageHasClaimsAndEstimates() {
    String page = Html.page(BOARD.page());
    assertTrue(page.contains("<h1>Challenge ge</h1>"), page);
    assertTrue(
        page.contains(
            "<tr><td>data-1.h5</td><td>signal</td><td>&lt;yes&gt;</td><td>signal</td>"
                + "<td>yes</td><td class=\"number\">4.25</td><td class=\"number\">0.700</td></tr>"),
        page);
    assertTrue(page.contains("<td class=\"number\">55.00 keV</td>"), page);
    assertFalse(page.contains("<yes>"), page);
    // SHA-256 of the one byte that the seal held.
    assertTrue(
        page.contains("4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a"), page);
  }

  @Test
  void theBaselineTellsWhatItUsed() {
    Estimate estimate = new Estimate(50.0, new Interval(40, 60), Optional.empty(), List.of());
    Map<String, Answer> answers =
        Map.of("data-1.h5", new Answer(true, 3.14, Map.of(MASS, estimate)));
    Baseline baseline =
        new Baseline(
            new AnswerFile("ge", "us", answers),
            List.of(0.75),
            List.of(1234.5),
            List.of(),
            Optional.of(false));
    assertEquals(
        List.of(
            "  data set   claim  P(signal)  sigma          /dipole/mass  effective draws",
            "  data-1.h5    yes      0.750    3.1  50.00 [40.00, 60.00]             1235",
            "  medians and central 68 % intervals of the posterior",
            "  the sidebands say nothing of what is hidden, and were not used"),
        Text.lines(BaselineReport.of(baseline), 80));
  }
}
