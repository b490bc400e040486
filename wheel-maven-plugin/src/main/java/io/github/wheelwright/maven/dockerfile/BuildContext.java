package io.github.wheelwright.maven.dockerfile;

import io.github.wheelwright.maven.dockerfile.BuildInputs.ContextPath;
import io.github.wheelwright.maven.dockerfile.IgnoreFile.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder that a build takes files from, without what its ignore file leaves out. */
public final class BuildContext {
    private static final Pattern REMOTE =
            Pattern.compile("(?:https?|git|ssh)://.*|git@.*|github\\.com/.*|.*\\.git(?:[#?].*)?");
    private static final int MOST_LINKS = 40;

    private final Path root;
    private final TreeMap<String, Boolean> entries = new TreeMap<>();

    /** Lists the folder {@code root}. */
    public BuildContext(Path root, IgnoreFile ignore) throws IOException {
        this.root = root;
        list(root, "", ignore, ignore.root());
    }

    private void list(Path folder, String prefix, IgnoreFile ignore, Verdict verdict) throws IOException {
        List<Path> children;
        try (Stream<Path> found = Files.list(folder)) {
            children = found.toList();
        }
        for (Path child : children) {
            String path = prefix + child.getFileName();
            Verdict own = ignore.verdict(path, verdict);
            boolean isFolder = Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS);
            if (!own.ignored()) {
                entries.put(path, isFolder);
            }
            if (isFolder) {
                list(child, path + "/", ignore, own);
            }
        }
    }

    /** All files, links included. */
    public Set<String> files() {
        Set<String> files = new TreeSet<>();
        entries.forEach((path, isFolder) -> {
            if (!isFolder) {
                files.add(path);
            }
        });
        return files;
    }

    /** All files, read. */
    public List<ContextFile> all() throws IOException {
        List<ContextFile> all = new ArrayList<>();
        for (String path : files()) {
            all.add(ContextFile.read(path, root.resolve(path)));
        }
        return all;
    }

    /** Whether {@code path}, a source of {@code ADD}, is elsewhere. */
    public static boolean isRemote(String path) {
        return REMOTE.matcher(path).matches();
    }

    /** What {@code paths} of {@code dockerfile} take, by path. */
    public SortedMap<String, ContextFile> select(Dockerfile dockerfile, List<ContextPath> paths) throws IOException {
        Set<String> chosen = new TreeSet<>();
        for (ContextPath path : paths) {
            if (!isRemote(path.path()) && !take(CleanPath.inContext(path.path()), chosen, 0)) {
                throw dockerfile.wrong(
                        path.line(),
                        "\"" + path.path() + "\" is not in the build context " + root
                                + (Files.exists(root.resolve(CleanPath.inContext(path.path())))
                                        ? ": .dockerignore leaves it out"
                                        : ""));
            }
        }
        SortedMap<String, ContextFile> files = new TreeMap<>();
        for (String path : chosen) {
            files.put(path, ContextFile.read(path, root.resolve(path)));
        }
        return files;
    }

    private boolean take(String path, Set<String> chosen, int links) {
        if (PathPattern.hasWildcards(path)) {
            Predicate<String> matches = PathPattern.glob(path);
            List<String> found = new ArrayList<>(entries.keySet());
            found.stream().filter(matches).forEach(entry -> take(entry, chosen, links));
            return exists(PathPattern.folder(path)); // nothing in it that matches is no error to BuildKit either
        }
        for (int slash = path.indexOf('/'); ; slash = path.indexOf('/', slash + 1)) {
            String part = slash < 0 ? path : path.substring(0, slash);
            if (entries.containsKey(part) && Files.isSymbolicLink(root.resolve(part)) && links < MOST_LINKS) {
                chosen.add(part);
                String rest = slash < 0 ? "" : path.substring(slash);
                return take(CleanPath.inContext(target(part) + rest), chosen, links + 1) || slash < 0;
            }
            if (slash < 0) {
                break;
            }
        }
        boolean isFile = !path.isEmpty() && entries.containsKey(path) && !entries.get(path);
        if (isFile) {
            chosen.add(path);
            return true;
        }
        String below = path.isEmpty() ? "" : path + "/";
        boolean any = false;
        for (Map.Entry<String, Boolean> entry : entries.tailMap(below).entrySet()) {
            if (!entry.getKey().startsWith(below)) {
                break;
            }
            any = true;
            if (!entry.getValue()) {
                chosen.add(entry.getKey());
            }
        }
        return path.isEmpty() || entries.containsKey(path) || any;
    }

    private boolean exists(String path) {
        String next = path.isEmpty() ? "" : entries.higherKey(path + "/");
        return path.isEmpty() || entries.containsKey(path) || (next != null && next.startsWith(path + "/"));
    }

    private String target(String link) {
        try {
            String target =
                    Files.readSymbolicLink(root.resolve(link)).toString().replace('\\', '/');
            int slash = link.lastIndexOf('/');
            return target.startsWith("/") || slash < 0 ? target : link.substring(0, slash + 1) + target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
