package io.github.wheelwright.core.index;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.wheelwright.core.filename.WheelFilename;
import java.io.IOException;

/**
 * vLLM's {@code metadata.json}: the wheels of one project page for programs, one object a wheel.
 *
 * <p>Keys and meaning are those that vLLM's nightly index has, so that what reads it there reads it here; {@code path} is the
 * percent-encoded link relative to the page's folder.
 */
public final class VariantMetadata {
    /** Media type of the document. */
    public static final String CONTENT_TYPE = "application/json";

    private VariantMetadata() {}

    /** The document that stands beside the page at {@code pageKey}. */
    public static byte[] render(ProjectPage page, String pageKey) {
        return Json.written(json -> {
            json.useDefaultPrettyPrinter();
            json.writeStartArray();
            for (IndexFile file : page.offered()) {
                write(json, file, pageKey);
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, IndexFile file, String pageKey) throws IOException {
        WheelFilename wheel = file.wheel();
        String[] tags = wheel.tags().toString().split("-");
        json.writeStartObject();
        json.writeStringField("package_name", wheel.name().toString());
        json.writeStringField("version", Variant.versionWithout(wheel.version()));
        json.writeStringField(
                "build_tag", wheel.buildTag().map(Object::toString).orElse(null));
        json.writeStringField("python_tag", tags[0]);
        json.writeStringField("abi_tag", tags[1]);
        json.writeStringField("platform_tag", tags[2]);
        json.writeStringField("variant", Variant.of(wheel.version()).orElse(null));
        json.writeStringField("filename", file.filename());
        json.writeStringField("path", Href.relative(pageKey, file.key()));
        json.writeEndObject();
    }
}
