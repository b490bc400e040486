package io.github.wheelwright.maven.host;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.version.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A repository of git that is elsewhere. */
public final class GitRemote {
    /** The release with the highest version. */
    public static final String LATEST = "latest";

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final String TAGS = "refs/tags/";
    private static final String HEADS = "refs/heads/";
    private static final String PEELED = "^{}";

    private final String address;

    /** The repository at {@code address}. */
    public GitRemote(String address) {
        if (address.startsWith("-")) {
            throw new WheelException(
                    "not the address of a repository: " + address, "write it as https://host/path.git");
        }
        this.address = GitAddress.withoutSecret(address);
    }

    /**
     * A state of the repository.
     *
     * @param name of the tag or branch; of a commit, the commit
     * @param commit its full hash
     */
    public record Revision(String name, String commit) {
        /** The version that the name tells, as {@code v0.12.0} does. */
        public Optional<Version> version() {
            return Version.tryParse(name);
        }
    }

    /** What {@code wanted} is: {@value #LATEST}, a tag, a branch, or a full commit hash. Latest are final releases only (PEP 440). */
    public Revision resolve(String wanted) {
        if (COMMIT.matcher(wanted).matches()) {
            return new Revision(wanted, wanted);
        }
        Map<String, String> refs = refs();
        if (wanted.equals(LATEST)) {
            return refs.keySet().stream()
                    .filter(ref -> ref.startsWith(TAGS))
                    .map(ref -> new Revision(ref.substring(TAGS.length()), refs.getOrDefault(ref, "")))
                    .filter(revision -> revision.version()
                            .filter(version -> !version.isPrerelease())
                            .isPresent())
                    .max(Comparator.comparing(revision -> revision.version().orElseThrow()))
                    .orElseThrow(() -> new WheelException(
                            address + " has no tag of a final release", "name a tag, a branch or a commit instead"));
        }
        return Optional.ofNullable(refs.get(TAGS + wanted))
                .or(() -> Optional.ofNullable(refs.get(HEADS + wanted)))
                .map(commit -> new Revision(wanted, commit))
                .orElseThrow(() -> new WheelException(
                        address + " has neither a tag nor a branch " + wanted,
                        "name one that git ls-remote shows, or the full hash of a commit"));
    }

    /** Commits by the full names of tags and branches; an annotated tag has the commit that it names. */
    private Map<String, String> refs() {
        Map<String, String> refs = new LinkedHashMap<>();
        String listed = new Git(Path.of("")).run("ls-remote", "--tags", "--heads", address);
        listed.lines().forEach(line -> {
            int tab = line.indexOf('\t');
            String name = line.substring(tab + 1);
            boolean peeled = name.endsWith(PEELED);
            String plain = peeled ? name.substring(0, name.length() - PEELED.length()) : name;
            if (peeled || !refs.containsKey(plain)) {
                refs.put(plain, line.substring(0, tab));
            }
        });
        return refs;
    }

    /** The files of {@code revision}, without history, in {@code folder}. */
    public void fetch(Revision revision, Path folder) throws IOException {
        Git git = new Git(Files.createDirectories(folder));
        git.run("init", "--quiet");
        git.run("fetch", "--quiet", "--depth", "1", address, revision.name());
        git.run("checkout", "--quiet", "--detach", revision.commit());
    }

    /** The address of one state of it, as BuildKit takes a context. */
    public String at(Revision revision) {
        return address + "#" + revision.commit();
    }
}
