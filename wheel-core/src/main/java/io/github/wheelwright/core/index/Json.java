package io.github.wheelwright.core.index;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON written field by field: no reflection, so the order of keys is ours and the module need not be opened. */
interface Json {
    JsonFactory FACTORY = new JsonFactory();

    void write(JsonGenerator json) throws IOException;

    static byte[] written(Json document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            document.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }
}
