package io.github.wheelwright.maven.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * Asks again where an answer breaks off, which the SDK does by itself only where there is no answer at all. Where it breaks off within
 * its head, the HTTP client takes what came for the whole head. Where it breaks off within a document, the SDK takes a 404 for one
 * without description, and ends with an exception that is none of its own.
 */
final class WholeAnswers implements ExecutionInterceptor {
    private static final Set<Class<? extends SdkRequest>> WITH_ENTITY_TAG =
            Set.of(GetObjectRequest.class, HeadObjectRequest.class, PutObjectRequest.class);

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse exchange, ExecutionAttributes attributes) {
        Optional<InputStream> body = exchange.responseBody();
        boolean content = exchange.httpResponse().isSuccessful() && exchange.request() instanceof GetObjectRequest;
        if (body.isEmpty() || content) {
            return body;
        }
        try (InputStream document = body.get()) {
            return Optional.of(new ByteArrayInputStream(document.readAllBytes()));
        } catch (IOException e) {
            throw RetryableException.create("the answer broke off: " + e.getMessage(), e);
        }
    }

    @Override
    public void beforeUnmarshalling(Context.BeforeUnmarshalling exchange, ExecutionAttributes attributes) {
        if (WITH_ENTITY_TAG.contains(exchange.request().getClass())
                && exchange.httpResponse().isSuccessful()
                && exchange.httpResponse().firstMatchingHeader("ETag").isEmpty()) {
            throw RetryableException.create("the answer has no entity tag: it broke off within its head");
        }
    }
}
