package io.github.wheelwright.maven.goal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The parameters of all goals, as the plugin's descriptor tells them. */
class ParametersTest {
    private static final String PREFIX = "${wheel.";

    @Test
    void eachTellsWhatItIsSinceWhenAndAnExample() throws Exception {
        List<String> bare = new ArrayList<>();
        for (Element goal : goals()) {
            for (Element parameter : children(goal, "parameters", "parameter")) {
                String text = text(parameter, "description");
                boolean told =
                        text.contains("Example: ") && !text(parameter, "since").isEmpty();
                if (text(parameter, "editable").equals("true") && hasProperty(goal, parameter) && !told) {
                    bare.add(text(goal, "goal") + " " + text(parameter, "name"));
                }
            }
        }
        assertThat(bare).isEmpty();
    }

    // the error messages name both, and know one only
    @Test
    void elementsAreNamedAsTheirProperties() throws Exception {
        List<String> different = new ArrayList<>();
        for (Element goal : goals()) {
            for (Element parameter : children(goal, "parameters", "parameter")) {
                String name = text(parameter, "name");
                if (hasProperty(goal, parameter) && !camel(property(goal, name)).equals(name)) {
                    different.add(text(goal, "goal") + " " + name + " is " + property(goal, name));
                }
            }
        }
        assertThat(different).isEmpty();
    }

    private static boolean hasProperty(Element goal, Element parameter) {
        return !property(goal, text(parameter, "name")).isEmpty();
    }

    /** {@code cache.scheme} for {@code ${wheel.cache.scheme}}; empty where there is none. */
    private static String property(Element goal, String name) {
        NodeList values = ((Element) goal.getElementsByTagName("configuration").item(0)).getElementsByTagName(name);
        String value = values.getLength() == 0 ? "" : values.item(0).getTextContent();
        return value.startsWith(PREFIX) ? value.substring(PREFIX.length(), value.length() - 1) : "";
    }

    private static String camel(String property) {
        StringBuilder name = new StringBuilder();
        for (String word : property.split("\\.")) {
            name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }

    private static List<Element> goals() throws Exception {
        Path file = Path.of("target/classes/META-INF/maven/plugin.xml");
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
        return children(root, "mojos", "mojo");
    }

    private static List<Element> children(Element parent, String list, String name) {
        List<Element> found = new ArrayList<>();
        NodeList all = parent.getElementsByTagName(name);
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i).getParentNode().getNodeName().equals(list)) {
                found.add((Element) all.item(i));
            }
        }
        return found;
    }

    private static String text(Element element, String child) {
        NodeList all = element.getElementsByTagName(child);
        return all.getLength() == 0 ? "" : all.item(0).getTextContent();
    }
}
