import io.github.wheelwright.it.Story

Story.at(basedir).with {
    lists 'index/simple', 'demo'
    shows 'index/simple/demo', 'demo-1.0-py3-none-any.whl', 'demo-1.1-py3-none-any.whl'
    assert report().get('goal').asText() == 'index'
}
