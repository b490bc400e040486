package io.github.wheelwright.maven.cache;

import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.maven.s3.S3Buckets;
import java.util.UUID;

class CacheInMinioIT extends CacheContract {
    @Override
    ObjectStore newStore() {
        Engines.require("minio.endpoint");
        return S3Buckets.minio("wheelwright-cache", UUID.randomUUID().toString());
    }
}
