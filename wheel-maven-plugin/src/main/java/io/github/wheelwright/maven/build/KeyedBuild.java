package io.github.wheelwright.maven.build;

import io.github.wheelwright.maven.cache.CacheKey;
import io.github.wheelwright.maven.docker.BuildRequest;

/**
 * A build and the key of what it makes.
 *
 * @param key of what it makes
 * @param request with the very images whose digests the key holds
 */
public record KeyedBuild(CacheKey key, BuildRequest request) {}
