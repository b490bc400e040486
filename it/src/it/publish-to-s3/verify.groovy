import io.github.wheelwright.it.Story

Story.at(basedir).with {
    s3().holds 'team/simple/demo/index.json', 'demo-1.0-py3-none-any.whl'
    s3().received 'PUT', 'team/simple/demo/'
    s3().holds 'team/packages/demo-1.0-py3-none-any.whl.metadata', 'Name: demo'
    s3().stop()
    says '/wheels/team/simple/ demo==1.0'
    assert report().get('requests').size() > 0
    neverSays 'embedded-secret'
}
