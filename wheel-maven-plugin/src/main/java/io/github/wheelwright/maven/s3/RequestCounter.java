package io.github.wheelwright.maven.s3;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Counts each request as it goes out, retries too. */
final class RequestCounter implements ExecutionInterceptor {
    private final S3Traffic traffic;

    RequestCounter(S3Traffic traffic) {
        this.traffic = traffic;
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        traffic.countRequest(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    }
}
