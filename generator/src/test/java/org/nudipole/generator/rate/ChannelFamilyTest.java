package org.nudipole.generator.rate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;

/** What is computed for one shell holds for all of them where they are open. */
class ChannelFamilyTest {
  private static final List<Target> SHELLS = Material.named("LXe").shells();

  private static List<Channel> channels() {
    return EventDensity.of(
            new SkewedSource(),
            1 / Units.CM2,
            SHELLS,
            Units.KG,
            List.of(Processes.EVES, Processes.DIPOLE))
        .channels();
  }

  /** Two lines and two continua through two processes, each with all shells that they open. */
  @Test
  void oneFamilyForEachComponentAndProcess() {
    List<ChannelFamily> families = ChannelFamily.of(channels());
    assertEquals(8, families.size());
    for (ChannelFamily family : families) {
      assertEquals(SHELLS.size(), family.members().size());
      double last = 0;
      for (Channel member : family.members()) {
        assertEquals(family.first().component(), member.component());
        assertEquals(family.first().interaction(), member.interaction());
        assertEquals(
            (double) member.target().electrons() / family.first().target().electrons(),
            family.share(member),
            1e-15 * family.share(member));
        assertEquals(true, member.low() >= last);
        last = member.low();
      }
      assertEquals(family.members().get(0), family.first());
    }
  }

  /** The sum of its members within their limits, the limits included, and 0 outside. */
  @Test
  void valueIsTheSumOfTheMembers() {
    for (ChannelFamily family : ChannelFamily.of(channels())) {
      for (Channel edge : family.members()) {
        double[] recoils = {
          Math.nextDown(edge.low()), edge.low(), 1.01 * edge.low(), edge.high(), 2 * edge.high()
        };
        for (double recoil : recoils) {
          double sum = 0;
          for (Channel member : family.members()) {
            sum += recoil < member.low() || recoil > member.high() ? 0 : member.value(recoil);
          }
          assertEquals(sum, family.value(recoil), 1e-12 * Math.abs(sum));
        }
      }
      double[] breaks = family.breaks();
      int own = family.first().breaks().length;
      assertEquals(own + family.members().size(), breaks.length);
      for (int i = 0; i < family.members().size(); i++) {
        assertEquals(family.members().get(i).low(), breaks[own + i]);
      }
      assertEquals(family.first().high(), family.high());
    }
  }

  @Test
  void nothingIsNoFamily() {
    assertArrayEquals(new Object[0], ChannelFamily.of(List.of()).toArray());
  }
}
