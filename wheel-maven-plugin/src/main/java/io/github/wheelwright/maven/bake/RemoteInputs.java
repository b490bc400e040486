package io.github.wheelwright.maven.bake;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.maven.dockerfile.BuildContext;
import io.github.wheelwright.maven.host.GitAddress;
import io.github.wheelwright.maven.host.RemoteFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What targets take from elsewhere: a Dockerfile at an address is fetched here, and only the one that the configuration names; a
 * repository has to be named with a commit; an archive cannot be checked.
 */
public final class RemoteInputs {
    private static final Pattern GIT =
            Pattern.compile("(?!https?://).*|https?://[^?#]*\\.git(?:[?#].*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern AT_A_COMMIT =
            Pattern.compile(".*(?:#|[?&](?:ref|checksum)=)(?:[0-9a-f]{64}|[0-9a-f]{40})(?:[:&#].*)?");

    private final Map<String, RemoteFile> known = new TreeMap<>();
    private final Path folder;

    /** Knows the files that {@code addresses} name, {@code https://…#sha256=…}; keeps them in {@code folder}. */
    public RemoteInputs(List<String> addresses, Path folder) {
        for (String address : addresses) {
            RemoteFile file = RemoteFile.parse(address.strip());
            known.put(file.address().toString(), file);
        }
        this.folder = folder;
    }

    /**
     * Checks {@code plan}; Dockerfiles that have been fetched take the place of their addresses.
     *
     * @return whether {@code overrides} have changed
     */
    public boolean check(BakePlan plan, Overrides overrides) throws IOException {
        boolean changed = false;
        for (BakeTarget target : plan.targets().values()) {
            String place = "target " + target.name() + ": ";
            if (RemoteFile.isAddress(target.dockerfile())) {
                Path file = fetched(target.dockerfile());
                overrides.put(target.name(), "dockerfile", file.toString());
                changed = true;
            }
            check(place + "context ", target.context());
            target.contexts().forEach((name, value) -> check(place + "context " + name + "=", value));
        }
        return changed;
    }

    private Path fetched(String address) throws IOException {
        RemoteFile file = RemoteFile.parse(address);
        return Optional.ofNullable(known.get(file.address().toString()))
                .orElse(file)
                .in(folder);
    }

    private static void check(String place, String context) {
        GitAddress.withoutSecret(context);
        boolean elsewhere = BuildContext.isRemote(context) && !context.startsWith("docker-image://");
        if (!elsewhere
                || GIT.matcher(context).matches()
                        && AT_A_COMMIT.matcher(context).matches()) {
            return;
        }
        throw new WheelException(
                place + context + " comes from elsewhere, and nothing says which content it has to have",
                GIT.matcher(context).matches()
                        ? "name the commit: " + context.replaceFirst("#.*", "") + "#<40 hexadecimal digits>"
                        : "fetch and unpack it in a step before, and name the folder");
    }
}
