package io.github.wheelwright.core.release;

import io.github.wheelwright.core.index.Channel;
import io.github.wheelwright.core.index.CommitLayout;
import io.github.wheelwright.core.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves the channels of a release when all of its commit is there: of several jobs that publish one commit, each looks at the commit's
 * pages after it has written its own, so the one that comes last finds them complete.
 *
 * @param required what must be there
 * @param release the release and the channels that wait for it
 */
public record Gate(Completeness required, Release release) {
    /** What is missing still, a line each. */
    public List<String> missing(ObjectStore store) {
        return required.missing(store, commit());
    }

    /** The channels' names. */
    public List<String> channels() {
        return release.channels().stream().map(Channel::name).toList();
    }

    /** Moves the channels to all that the commit shows; {@code own} is what the release itself came to. */
    public PublishResult open(ObjectStore store, Publisher publisher, PublishResult own) {
        ChannelSettings settings = new ChannelSettings(release.time(), release.keep(), release.directoryKeys());
        ReleasePlan plan = new Promotion(store, settings).forward(commit(), release.channels(), release.ordinal());
        PublishResult moved = publisher.publish(plan);
        return new PublishResult(
                own.files(),
                own.pagesWritten() + moved.pagesWritten(),
                own.pagesUnchanged() + moved.pagesUnchanged(),
                new ArrayList<>(moved.channels()),
                own.absent());
    }

    private String commit() {
        return ((CommitLayout) release.layout()).commit();
    }
}
