package org.nudipole.generator.rate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Channels whose events per recoil energy are in constant proportions wherever they are open, such
 * as one component of the source on the subshells of one atom: what has been computed for one holds
 * for all.
 *
 * @param members at least one, in the order of their least recoil energies
 */
public record ChannelFamily(List<Channel> members) {
  /** Orders the members. */
  public ChannelFamily {
    members = members.stream().sorted(Comparator.comparingDouble(Channel::low)).toList();
  }

  /** The families of some channels. */
  public static List<ChannelFamily> of(List<? extends Channel> channels) {
    List<List<Channel>> families = new ArrayList<>();
    for (Channel channel : channels) {
      families.stream()
          .filter(family -> channel.isProportionalTo(family.get(0)))
          .findFirst()
          .orElseGet(
              () -> {
                families.add(new ArrayList<>());
                return families.get(families.size() - 1);
              })
          .add(channel);
    }
    return families.stream().map(ChannelFamily::new).toList();
  }

  /** The member that opens first: where another is open, it is. */
  public Channel first() {
    return members.get(0);
  }

  /** Events of a member over those of the first one, where it is open. */
  public double share(Channel member) {
    return member.scale() / first().scale();
  }

  /** Greatest recoil energy of any member, energy. */
  public double high() {
    return first().high();
  }

  /** Events of all members per recoil energy, 1/energy. */
  public double value(double recoil) {
    double open = 0;
    for (Channel member : members) {
      open += recoil >= member.low() && recoil <= member.high() ? share(member) : 0;
    }
    return open == 0 ? 0 : open * first().value(recoil);
  }

  /** Recoil energies where the sum turns, or where a member begins, energy. */
  public double[] breaks() {
    return DoubleStream.concat(
            Arrays.stream(first().breaks()), members.stream().mapToDouble(Channel::low))
        .toArray();
  }
}
