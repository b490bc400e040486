import io.github.wheelwright.it.Story

Story.at(basedir).with {
    assert json('monday.json').at('/channels/0/moved').asBoolean()
    assert json('tuesday.json').at('/channels/0/moved').asBoolean()
    assert !json('late.json').at('/channels/0/moved').asBoolean()
    shows 'index/nightly/demo', 'demo-1.0.dev2-py3-none-any.whl'
    shows 'index/aaaa/demo', 'demo-1.0.dev1-py3-none-any.whl'
    untouchedSince 'index', 'tuesday.json'
    says 'channel nightly stays at a newer build: '
    assert text('index/nightly/demo/index.html').contains('href="../../bbbb/demo-1.0.dev2-')
}
