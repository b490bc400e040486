package io.github.wheelwright.maven.bake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.wheelwright.core.WheelException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The bake file that is generated for one run. It is the last of the files: {@code args}, {@code labels}, {@code contexts} and {@code
 * cache-from} add to what committed files say, all else replaces it. A target that inherits from one that is changed here would inherit
 * the change as well; so what the others resolve to is written down, too. Only a name in {@code args}, {@code labels} or {@code
 * contexts} that such a target does not have is inherited: bake knows no way to take it away.
 */
public final class Overrides {
    private static final Set<String> MAPS = Set.of("args", "labels", "contexts");
    private static final Set<String> LISTS = Set.of("tags", "platforms", "output");
    private static final Set<String> TEXTS = Set.of("target", "dockerfile", "context");
    private static final Pattern SETTING =
            Pattern.compile("(?<target>[^.=]+)\\.(?<key>[a-z-]+)(?:\\.(?<name>[^=]+))?=(?<value>.*)", Pattern.DOTALL);

    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final Map<String, ObjectNode> targets = new TreeMap<>();
    private final BakePlan plan;

    /** Nothing yet, for the targets of {@code plan}. */
    public Overrides(BakePlan plan) {
        this.plan = plan;
        plan.targets().keySet().forEach(name -> targets.put(name, json.createObjectNode()));
    }

    /** Sets {@code map.name} of {@code target}, e.g. {@code args.VERSION}. */
    public void put(String target, String map, String name, String value) {
        node(target).withObjectProperty(map).put(name, value);
    }

    /** Sets {@code key} of {@code target}, e.g. {@code dockerfile}. */
    public void put(String target, String key, String value) {
        node(target).put(key, value);
    }

    /** Adds an element to a list of {@code target}, e.g. {@code cache-from}. */
    public void add(String target, String list, Map<String, String> attributes) {
        attributes.forEach(node(target).withArrayProperty(list).addObject()::put);
    }

    /**
     * Reads what bake's {@code --set} takes: {@code target.key=value}, {@code target.args.NAME=value}; {@code *} in the target stands
     * for any characters, and lists take an element each time.
     *
     * @throws WheelException if it is not of that form, or fits no target
     */
    public void set(String setting) {
        Matcher matcher = SETTING.matcher(setting);
        if (!matcher.matches()) {
            throw new WheelException(
                    "not of the form target.key=value", "write it as final.tags=registry.example.org/image:1");
        }
        String pattern = matcher.group("target");
        List<String> found = targets.keySet().stream()
                .filter(name -> name.matches(("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q")))
                .toList();
        if (found.isEmpty()) {
            throw new WheelException(
                    "no target " + pattern + " is built", "name one of " + String.join(", ", targets.keySet()));
        }
        String value = matcher.group("value");
        found.forEach(target -> set(target, matcher.group("key"), matcher.group("name"), value));
    }

    private void set(String target, String key, @Nullable String name, String value) {
        if (MAPS.contains(key) && name != null) {
            put(target, key, name, value);
        } else if (LISTS.contains(key) && name == null) {
            node(target).withArrayProperty(key).add(value);
        } else if (TEXTS.contains(key) && name == null) {
            put(target, key, value);
        } else {
            throw new WheelException(
                    "what can be set are args.NAME, labels.NAME, contexts.NAME, tags, platforms, output, target, dockerfile, context",
                    "set one of these, or change the bake file");
        }
    }

    private ObjectNode node(String target) {
        ObjectNode node = targets.get(target);
        if (node == null) {
            throw new IllegalArgumentException("no target " + target);
        }
        return node;
    }

    /** The file. What bake would take for a template is escaped. */
    public String asJson() throws IOException {
        ObjectNode root = json.createObjectNode();
        ObjectNode all = root.putObject("target");
        targets.forEach((name, node) -> all.set(name, escaped(withoutInheritance(name, node))));
        return json.writeValueAsString(root) + "\n";
    }

    private ObjectNode withoutInheritance(String target, ObjectNode own) {
        ObjectNode whole = own.deepCopy();
        BakeTarget before = plan.targets().get(target);
        for (ObjectNode other : targets.values()) {
            other.fields().forEachRemaining(entry -> {
                String key = entry.getKey();
                JsonNode resolved = before == null
                        ? MissingNode.getInstance()
                        : before.resolved().path(key);
                if (key.equals("args") || key.equals("labels")) {
                    ObjectNode map = whole.withObjectProperty(key);
                    entry.getValue().fieldNames().forEachRemaining(name -> {
                        if (!map.has(name) && resolved.has(name)) {
                            map.set(name, resolved.path(name));
                        }
                    });
                } else if (LISTS.contains(key) && !whole.has(key)) {
                    whole.set(key, resolved.isMissingNode() ? json.createArrayNode() : resolved);
                } else if (TEXTS.contains(key) && !whole.has(key) && !resolved.isMissingNode()) {
                    whole.set(key, resolved);
                }
            });
        }
        return whole;
    }

    private JsonNode escaped(JsonNode node) {
        if (node.isTextual()) {
            return TextNode.valueOf(node.asText().replace("${", "$${").replace("%{", "%%{"));
        }
        if (node.isArray()) {
            ArrayNode copy = json.createArrayNode();
            node.forEach(element -> copy.add(escaped(element)));
            return copy;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode copy = json.createObjectNode();
        node.fields().forEachRemaining(entry -> copy.set(entry.getKey(), escaped(entry.getValue())));
        return copy;
    }
}
