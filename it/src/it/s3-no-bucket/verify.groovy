import io.github.wheelwright.it.Story

Story.at(basedir).with {
    s3().isUntouched()
    s3().stop()
    complains 'publish: cannot ', 's3://wheel/team', 'there is no bucket "wheel"', 'perhaps you should create the bucket'
    neverSays 'Service: S3' // what the SDK says belongs to -e
    assert report().get('status').asText() == 'failed'
    assert report().get('error').asText().contains('there is no bucket "wheel"')
}
