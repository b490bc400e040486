package io.github.wheelwright.maven.build;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.version.Version;
import io.github.wheelwright.maven.host.GitCheckout;
import io.github.wheelwright.maven.host.GitRemote;
import io.github.wheelwright.maven.host.GitRemote.Revision;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Where the main wheel's sources come from.
 *
 * @param context folder, or address of a repository with a commit: nothing is copied from this machine then
 * @param revision of the repository
 * @param files folder with the sources on this machine; with a repository, only {@link #fetched} has one
 */
public record BuildSource(String context, Optional<Revision> revision, Path files) {
    private static final String FROM_SCM = "scm";

    /** The files in {@code folder}. */
    public static BuildSource local(String folder) {
        return new BuildSource(folder, Optional.empty(), Path.of(folder));
    }

    /** A tag, a branch, a commit, or the latest release of a repository. */
    public static BuildSource upstream(GitRemote remote, String wanted, Path work) {
        Revision revision = remote.resolve(wanted);
        return new BuildSource(remote.at(revision), Optional.of(revision), work);
    }

    /** What it is called: the tag or branch, or the folder. */
    public String name() {
        return revision.map(Revision::name).orElse(context);
    }

    /** The source, with its files on this machine, for those who have to read some of them. */
    public BuildSource fetched(GitRemote remote) throws IOException {
        if (revision.isPresent()) {
            remote.fetch(revision.get(), new WheelFolder(files).emptied());
        }
        return this;
    }

    /**
     * The version of what is built.
     *
     * @param configured a version, {@code scm} for that of the checkout, or empty for that of the upstream tag
     */
    public Optional<Version> version(Optional<String> configured, Instant now) {
        if (configured.isEmpty()) {
            return revision.flatMap(Revision::version);
        }
        return Optional.of(
                configured.get().equals(FROM_SCM)
                        ? revision.map(named -> named.version().orElseThrow(() -> noVersion(named)))
                                .orElseGet(() -> new GitCheckout(files).version(now))
                        : Version.parse(configured.get()));
    }

    private static WheelException noVersion(Revision revision) {
        return new WheelException("upstream's " + revision.name() + " names no version", "set <buildVersion> to one");
    }
}
