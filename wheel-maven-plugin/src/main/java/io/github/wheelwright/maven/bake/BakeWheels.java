package io.github.wheelwright.maven.bake;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Wheels that a run takes instead of building them.
 *
 * @param source as {@link Artifacts#fetch} reads it
 * @param folder that they are put into
 * @param variable of the bake files that says that they are taken
 * @param folderVariable that takes the folder
 * @param contexts of all targets that they stand for, too
 */
public record BakeWheels(String source, Path folder, String variable, String folderVariable, List<String> contexts)
        implements BakeAddition {
    @Override
    public Map<String, String> variables() {
        Map<String, String> variables = new TreeMap<>();
        variables.put(variable, "1");
        variables.put(folderVariable, folder.toString());
        return variables;
    }

    @Override
    public void addTo(Overrides overrides, BakePlan plan) {
        for (String target : plan.targets().keySet()) {
            contexts.forEach(name -> overrides.put(target, "contexts", name, folder.toString()));
        }
    }
}
