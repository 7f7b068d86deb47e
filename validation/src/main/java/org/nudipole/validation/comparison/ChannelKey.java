package org.nudipole.validation.comparison;

import java.util.List;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.generator.rate.Channel;

/**
 * Channels whose rows look alike in a file.
 *
 * @param channels the channels of the density
 * @param expected expected events
 * @param detected expected detected events
 */
record ChannelKey(List<Channel> channels, double expected, double detected) {
  /** A channel that stands for all of them, but for the part. */
  Channel channel() {
    return channels.get(0);
  }

  /** Code in the column {@code interaction}. */
  int interaction() {
    return ScatteringProcess.on(channel().target()).code();
  }
}
