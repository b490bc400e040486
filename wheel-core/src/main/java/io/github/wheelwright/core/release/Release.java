package io.github.wheelwright.core.release;

import io.github.wheelwright.core.index.Channel;
import io.github.wheelwright.core.index.CommitLayout;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.Layout;
import io.github.wheelwright.core.index.Ordinal;
import io.github.wheelwright.core.index.ProvenanceLink;
import io.github.wheelwright.core.staging.StagedWheel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What shall be released, and how it shall be shown.
 *
 * @param wheels the wheels
 * @param layout where files and pages go
 * @param channels names that shall show this build; only with a {@link CommitLayout}
 * @param main the wheels that the release is about, each as a requirement ({@code vllm==0.12.0+rocm710}), for the list of releases
 * @param ordinal the build's place in the channels' history; there must be one where there are channels
 * @param keep how many steps of their history the channels remember
 * @param time when the index takes the files up
 * @param directoryKeys whether each page is written under the key that ends in {@code /} as well, for stores whose readers see
 *     plain objects and no index documents
 * @param address address of the store, ending in {@code /}, as readers use it
 */
public record Release(
        List<StagedWheel> wheels,
        Layout layout,
        List<Channel> channels,
        Set<String> main,
        Optional<Ordinal> ordinal,
        int keep,
        Instant time,
        boolean directoryKeys,
        String address) {
    /** Keeps copies. */
    public Release {
        wheels = List.copyOf(wheels);
        channels = List.copyOf(channels);
        main = Set.copyOf(main);
    }

    /** A release of which nobody says what it is about. */
    public Release(
            List<StagedWheel> wheels,
            Layout layout,
            List<Channel> channels,
            Optional<Ordinal> ordinal,
            int keep,
            Instant time,
            boolean directoryKeys,
            String address) {
        this(wheels, layout, channels, Set.of(), ordinal, keep, time, directoryKeys, address);
    }

    /** The files that its pages shall list. */
    List<IndexFile> files() {
        return wheels.stream().map(wheel -> wheel.at(key(wheel), time, link())).toList();
    }

    /** Key under which {@code wheel} shall be kept: that of the layout, or that which it has already. */
    String key(StagedWheel wheel) {
        return wheel.stored().map(StagedWheel.Stored::key).orElseGet(() -> layout.key(wheel.filename()));
    }

    /** The same release, shown under its own name only. */
    public Release withoutChannels() {
        return new Release(wheels, layout, List.of(), main, ordinal, keep, time, directoryKeys, address);
    }

    /** Full addresses are for secure origins only (PEP 740). */
    private ProvenanceLink link() {
        return address.startsWith("https://") ? ProvenanceLink.below(address) : ProvenanceLink.RELATIVE;
    }
}
