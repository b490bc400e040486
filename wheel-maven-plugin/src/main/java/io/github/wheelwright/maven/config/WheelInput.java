package io.github.wheelwright.maven.config;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.staging.Collector;
import io.github.wheelwright.core.staging.WheelSource;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoredObject;
import io.github.wheelwright.maven.s3.S3Location;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The wheels that {@code <input>} names: files, folders, and places in S3. */
public final class WheelInput {
    private static final String PARAMETER = "input";
    private static final String WHEEL = ".whl";

    private WheelInput() {}

    /**
     * Each wheel once: files sorted, then objects.
     *
     * @param base what relative paths are relative to
     * @param stores opens a place in S3
     */
    public static List<WheelSource> collect(List<String> inputs, Path base, Function<S3Location, ObjectStore> stores)
            throws IOException {
        List<Path> paths = new ArrayList<>();
        List<WheelSource> objects = new ArrayList<>();
        for (String input : Setting.stripped(inputs)) {
            Destination place = Setting.read(PARAMETER, input, text -> Destination.parse(text, base));
            if (place instanceof Destination.Folder folder) {
                paths.add(folder.path());
            } else {
                objects.addAll(objects(input, stores));
            }
        }
        List<WheelSource> wheels = new ArrayList<>();
        if (!paths.isEmpty()) {
            Collector.collect(paths).forEach(file -> wheels.add(new WheelSource.InFile(file)));
        }
        wheels.addAll(objects);
        return wheels;
    }

    private static List<WheelSource> objects(String input, Function<S3Location, ObjectStore> stores) {
        int slash = input.lastIndexOf('/');
        String wheel = input.endsWith(WHEEL) ? input.substring(slash + 1) : "";
        ObjectStore store = stores.apply(S3Location.parse(wheel.isEmpty() ? input : input.substring(0, slash)));
        List<StoredObject> found = store.list(wheel).stream()
                .filter(object -> wheel.isEmpty()
                        ? object.key().endsWith(WHEEL)
                        : object.key().equals(wheel))
                .toList();
        if (found.isEmpty()) {
            throw new WheelException(
                    (wheel.isEmpty() ? "no *.whl object below " : "no such object: ") + input,
                    "correct the input, or publish the wheels there first");
        }
        return found.stream()
                .<WheelSource>map(object -> new WheelSource.InStore(store, object))
                .toList();
    }
}
