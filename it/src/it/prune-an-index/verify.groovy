import io.github.wheelwright.it.Story

Story.at(basedir).with {
    assert json('plan.json').at('/retired/0').asText() == 'aaaa'
    says 'nothing has been changed; to do this:'
    says 'build aaaa leaves the pages'
    assert json('first.json').at('/objects/0/step').asText() == 'condemned'
    assert json('first.json').at('/objects/0/key').asText() == 'aaaa/demo-1.0.dev1-py3-none-any.whl'
    assert json('second.json').at('/objects/0/step').asText() == 'waiting'
    shows 'index/bbbb/demo', 'demo-1.0.dev2-py3-none-any.whl'
    assert !text('index/aaaa/demo/index.html').contains('.whl')
    assert new File(basedir, 'index/aaaa/demo-1.0.dev1-py3-none-any.whl').exists()
}
