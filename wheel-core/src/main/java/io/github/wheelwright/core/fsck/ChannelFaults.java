package io.github.wheelwright.core.fsck;

import io.github.wheelwright.core.channel.ChannelStep;
import io.github.wheelwright.core.index.Channel;
import io.github.wheelwright.core.index.FaultCode;
import io.github.wheelwright.core.page.PageDocument;
import java.util.ArrayList;
import java.util.List;

/** Compares the pages of a channel's root with the step of its list. */
final class ChannelFaults {
    private ChannelFaults() {}

    static List<IndexFault> find(IndexTree.Root root) {
        List<IndexFault> faults = new ArrayList<>();
        if (!root.hasList()) {
            return faults;
        }
        long step = root.list().channel().step();
        ChannelStep now = new ChannelStep(
                new Channel(IndexTree.name(root.folder()), Channel.Mode.REPLACE),
                root.list().channel());
        root.pages().forEach((project, page) -> {
            String key = root.folder() + project + "/" + PageDocument.STATE;
            if (page.revision().step() > step) {
                faults.add(new IndexFault(
                        FaultCode.CHANNEL_AHEAD,
                        key,
                        "is at step " + page.revision().step() + ", its list at " + step));
            } else if (page.revision().step() < step) {
                faults.add(new IndexFault(
                        FaultCode.CHANNEL_BEHIND,
                        key,
                        "is at step " + page.revision().step() + ", its list at " + step));
            } else if (step > 0) {
                page.files().stream()
                        .filter(file -> !now.isShown(file) && !file.isDeparting())
                        .forEach(file -> faults.add(new IndexFault(
                                FaultCode.CHANNEL_FILE,
                                key,
                                "shows " + file.key() + ", which is of none of the builds that the channel shows")));
            }
        });
        return faults;
    }
}
