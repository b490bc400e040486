package io.github.wheelwright.core.release;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.metadata.CoreMetadata;
import io.github.wheelwright.core.staging.StagedWheel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Wheels of a few bytes, which nobody unpacks. */
public final class ModelWheel {
    /** What each wheel pins, by its digest: project and version. */
    static final Map<String, Map<String, String>> PINS = new ConcurrentHashMap<>();

    private ModelWheel() {}

    /** {@code "vllm 1.0 torch==2.9.0"}; {@code build} makes another content of it. */
    static StagedWheel of(String text, String build) {
        List<String> words = List.of(text.split(" "));
        WheelFilename filename = WheelFilename.parse(words.get(0) + "-" + words.get(1) + "-py3-none-any.whl");
        List<String> pins = words.subList(2, words.size());
        String metadata = "Metadata-Version: 2.1\nName: " + words.get(0) + "\nVersion: " + words.get(1) + "\n"
                + pins.stream().map(pin -> "Requires-Dist: " + pin + "\n").collect(Collectors.joining());
        byte[] bytes = (text + build).getBytes(StandardCharsets.UTF_8);
        PINS.put(
                Sha256.of(bytes).hex(),
                pins.stream()
                        .filter(pin -> pin.contains("=="))
                        .map(pin -> pin.split("=="))
                        .collect(Collectors.toMap(pin -> pin[0], pin -> pin[1])));
        return StagedWheel.of(
                filename,
                Sha256.of(bytes),
                bytes.length,
                CoreMetadata.parse(metadata.getBytes(StandardCharsets.UTF_8), "METADATA"),
                filename.toString(),
                Optional.of(() -> ByteSource.of(bytes, filename.toString())),
                Optional.empty());
    }

    public static List<StagedWheel> all(String... texts) {
        return Arrays.stream(texts).map(text -> of(text, "")).toList();
    }
}
