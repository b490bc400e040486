package io.github.wheelwright.core.release;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.host.Parallel;
import io.github.wheelwright.core.index.Href;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.IndexRoot;
import io.github.wheelwright.core.index.JsonPages;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.index.ReleaseList;
import io.github.wheelwright.core.journal.FileKey;
import io.github.wheelwright.core.journal.Journal;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.page.PageDocument;
import io.github.wheelwright.core.page.PageWriter;
import io.github.wheelwright.core.staging.StagedWheel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reader that sees everything between any two requests, and what must be so at each moment:
 *
 * <ul>
 *   <li>every link of every page, JSON and HTML, leads to an object of the hash that it gives, with METADATA beside it;
 *   <li>a name never changes its content on a page, and where nothing takes files off, it stays;
 *   <li>whatever a root shows, it shows with the versions that are pinned to it, and for a grace longer: who has read one page finds on
 *       another what the first pins;
 *   <li>no page and no list goes back in its history, and no channel to an older build unless somebody rolls it back.
 * </ul>
 */
final class Watcher {
    private static final Pattern LINK = Pattern.compile("href=\"([^\"#]+)#sha256=([0-9a-f]{64})\"");

    private final ModelObjects objects;
    private final boolean onlyGrows;
    private final boolean onlyForward;
    private final Map<String, List<Link>> pages = new TreeMap<>();
    private final Map<String, long[]> places = new HashMap<>();
    private final List<Gone> gone = new ArrayList<>();
    private boolean watching;

    /** {@code onlyGrows}: nothing takes files off; {@code onlyForward}: nobody rolls back. */
    Watcher(ModelObjects objects, boolean onlyGrows, boolean onlyForward) {
        this.objects = objects;
        this.onlyGrows = onlyGrows;
        this.onlyForward = onlyForward;
        // Everything is there before any of it is judged.
        objects.keys().forEach(this::see);
        watching = true;
        objects.keys().forEach(this::see);
        objects.changed = this::see;
    }

    private Watcher(Watcher other, ModelObjects copy) {
        objects = copy;
        onlyGrows = other.onlyGrows;
        onlyForward = other.onlyForward;
        pages.putAll(other.pages);
        places.putAll(other.places);
        gone.addAll(other.gone);
        watching = true;
        objects.changed = this::see;
    }

    /** The same on {@code copy}, which holds the same. */
    Watcher copy(ModelObjects copy) {
        return new Watcher(this, copy);
    }

    /** What a page has shown, and somebody may have read there. */
    private record Gone(String root, String form, Link link, Instant since) {}

    private record Link(String key, String sha256) {
        String filename() {
            return key.substring(key.lastIndexOf('/') + 1);
        }
    }

    private void see(String key) {
        if (key.startsWith("_")) {
            return;
        }
        if (FileKey.isFile(key)) {
            pages.forEach((page, links) -> links.stream()
                    .filter(link -> key.equals(link.key()) || key.equals(IndexFile.metadataKey(link.key())))
                    .forEach(link -> resolve(page, link)));
            return;
        }
        byte[] bytes = objects.held(key).map(ModelObjects.Held::bytes).orElse(new byte[0]);
        if (bytes.length > 0 && key.endsWith("index.json")) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (text.contains("\"files\":")) {
                show(key, links(key, bytes));
            } else {
                list(key, JsonPages.parseList(bytes, key));
            }
        } else if (key.endsWith("/index.html")) {
            show(key, hrefs(key, new String(bytes, StandardCharsets.UTF_8)));
        }
    }

    private List<Link> links(String key, byte[] bytes) {
        var page = JsonPages.parseProject(bytes, key, key);
        forward(key, page.revision().generation(), page.revision().step());
        return page.files().stream()
                .map(file -> new Link(file.key(), file.sha256().hex()))
                .toList();
    }

    private static List<Link> hrefs(String key, String html) {
        List<Link> links = new ArrayList<>();
        for (Matcher matcher = LINK.matcher(html); matcher.find(); ) {
            links.add(new Link(Href.resolved(key, matcher.group(1)), matcher.group(2)));
        }
        return links;
    }

    private void list(String key, ProjectList list) {
        long ordinal = list.channel().shown().stream()
                .mapToLong(build -> build.ordinal().value())
                .max()
                .orElse(0);
        forward(key, list.revision().generation(), list.revision().step(), onlyForward ? ordinal : 0);
    }

    private void forward(String key, long... place) {
        long[] before = places.put(key, place);
        for (int i = 0; before != null && i < place.length; i++) {
            check(before[i] <= place[i], "%s went back from %d to %d (%d)", key, before[i], place[i], i);
        }
    }

    private void show(String page, List<Link> links) {
        List<Link> before = pages.put(page, links);
        links.forEach(link -> resolve(page, link));
        if (before != null && onlyGrows) {
            check(
                    page.endsWith(".html") || links.containsAll(before),
                    "%s shows %s no longer; it shows %s",
                    page,
                    before,
                    links);
        }
        String root = root(page);
        String form = form(page);
        pages.forEach((other, shown) -> {
            if (root(other).equals(root) && form(other).equals(form)) {
                shown.forEach(link -> closed(root, form, link));
            }
        });
        Instant now = objects.clock().instant();
        gone.removeIf(left -> !left.since().plus(World.GRACE).isAfter(now));
        gone.stream()
                .filter(left -> left.root().equals(root) && left.form().equals(form))
                .forEach(left -> closed(root, form, left.link()));
        if (before != null) {
            before.stream()
                    .filter(link -> !links.contains(link))
                    .forEach(link -> gone.add(new Gone(root, form, link, now)));
        }
    }

    private void resolve(String page, Link link) {
        check(
                objects.held(link.key())
                        .map(held -> held.sha256().hex().equals(link.sha256()))
                        .orElse(false),
                "%s links to %s, which is not there with %s",
                page,
                link.key(),
                link.sha256());
        check(
                objects.held(IndexFile.metadataKey(link.key())).isPresent(),
                "%s links to %s, whose METADATA is not there",
                page,
                link.key());
    }

    private void closed(String root, String form, Link link) {
        Map<String, String> pins = ModelWheel.PINS.getOrDefault(link.sha256(), Map.of());
        pins.forEach((project, version) -> check(
                pages.getOrDefault(root + project + "/" + form, List.of()).stream()
                        .anyMatch(other -> other.filename().startsWith(project + "-" + version + "-")),
                "%s is shown at %s (%s), and %s %s that it pins is not",
                link.filename(),
                root,
                form,
                project,
                version));
    }

    /** Of what it remembers and the bucket does not show. */
    StateHash remembered() {
        StateHash hash = StateHash.NONE;
        for (Gone left : new HashSet<>(gone)) {
            hash = hash.xor(StateHash.NONE.with(left.toString()));
        }
        return hash;
    }

    /** What must be so when all have ended: pages in all forms say the same, lists name what has files, and the top one what lists say. */
    void ended() {
        Set<String> keys = new TreeSet<>();
        objects.keys().forEach(keys::add);
        Map<String, ProjectList> lists = new TreeMap<>();
        Map<String, Optional<String>> yanks = new HashMap<>();
        PageWriter reader = new PageWriter(objects, new Host("reader", new TestClock(), a -> {}, Parallel.IN_ORDER));
        for (String key : keys) {
            if (!key.endsWith("index.json")) {
                continue;
            }
            if (pages.containsKey(key)) {
                ProjectName project = ProjectName.of(key.split("/")[key.split("/").length - 2]);
                var document = PageDocument.project(at(root(key)), project, false);
                check(reader.isConsistent(document), "the forms of %s differ", key);
                boolean listed = reader.read(PageDocument.list(at(root(key)), false))
                        .projects()
                        .contains(project.normalized());
                check(listed || pages.get(key).isEmpty(), "%s has files and is not on its list", key);
                for (IndexFile file : reader.read(document).files()) {
                    Optional<String> other = yanks.putIfAbsent(file.key(), file.yanked());
                    check(other == null || other.equals(file.yanked()), "%s is yanked on some pages only", file.key());
                }
            } else {
                String folder = key.substring(0, key.length() - "index.json".length());
                check(reader.isConsistent(PageDocument.list(at(folder), false)), "the forms of %s differ", key);
                lists.put(folder, reader.read(PageDocument.list(at(folder), false)));
            }
        }
        Optional.ofNullable(lists.remove("")).ifPresent(top -> {
            ReleaseList wanted = ReleaseList.of(lists).about(top.variants());
            check(top.releases().equals(wanted), "the list of releases says %s, the lists %s", top.releases(), wanted);
        });
    }

    /** What must be so when all have ended well. */
    void endedWell() {
        for (String key : objects.keys()) {
            check(!key.startsWith(Journal.FOLDER), "%s is left", key);
        }
    }

    /** Whether the page at {@code root} shows {@code wheel}. */
    boolean shows(String root, StagedWheel wheel) {
        return pages.getOrDefault(root + wheel.project().normalized() + "/index.json", List.of()).stream()
                .anyMatch(link -> link.filename().equals(wheel.filename().toString())
                        && link.sha256().equals(wheel.sha256().hex()));
    }

    /** Content of every object but those that say when. */
    Map<String, Sha256> bytes() {
        Map<String, Sha256> bytes = new TreeMap<>();
        for (String key : objects.keys()) {
            bytes.put(key, objects.held(key).orElseThrow().sha256());
        }
        return bytes;
    }

    static IndexRoot at(String folder) {
        return new IndexRoot(folder, List.of(), List.of(), !folder.equals("simple/") && !folder.isEmpty());
    }

    private static String root(String page) {
        String folder = page.substring(0, page.lastIndexOf('/'));
        return folder.substring(0, folder.lastIndexOf('/') + 1);
    }

    private static String form(String page) {
        return page.substring(page.lastIndexOf('/') + 1);
    }

    private void check(boolean so, String otherwise, Object... values) {
        if (!so && watching) {
            throw new AssertionError(String.format(otherwise, values));
        }
    }
}
