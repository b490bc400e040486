package io.github.wheelwright.core.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A reader reaches every page of the site from its first page and from its menu, and no link leads nowhere. */
class NavigationTest {
    private static final Path SITE = Path.of("../src/site");
    private static final Path PAGES = SITE.resolve("markdown");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
    private static final Pattern ITEM = Pattern.compile("href=\"([^\"]+)\\.html\"");

    @Test
    void theMenuNamesEveryPage() throws IOException {
        Set<String> items = ITEM.matcher(Files.readString(SITE.resolve("site.xml")))
                .results()
                .map(item -> item.group(1) + ".md")
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(items).isEqualTo(names());
    }

    @Test
    void theFirstPageNamesEveryOther() throws IOException {
        Set<String> expected = names();
        expected.remove("index.md");

        assertThat(targets(PAGES.resolve("index.md"))).containsAll(expected);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsToAFile(Path document) throws IOException {
        assertThat(targets(document))
                .allSatisfy(
                        target -> assertThat(document.resolveSibling(target)).exists());
    }

    static List<Path> documents() throws IOException {
        return Stream.concat(
                        pages().stream(),
                        Stream.of("../README.md", "../CONTRIBUTING.md", "../CHANGELOG.md")
                                .map(Path::of))
                .toList();
    }

    private static Set<String> names() throws IOException {
        return pages().stream()
                .map(page -> PAGES.relativize(page).toString().replace('\\', '/'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(PAGES)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> targets(Path document) throws IOException {
        Matcher links = LINK.matcher(Files.readString(document).replaceAll("(?s)```.*?```|`[^`]*`", ""));
        return links.results().map(link -> link.group(1)).toList();
    }
}
