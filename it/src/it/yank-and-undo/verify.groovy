import io.github.wheelwright.it.Story

Story.at(basedir).with {
    assert json('index/simple/demo/index.json').at('/files/0/yanked').asText() == 'loses data'
    assert json('index/simple/demo/index.json').at('/files/1/yanked').isMissingNode()
    assert text('index/simple/demo/index.html').contains('data-yanked="loses data"')
    says 'demo-1.0-py3-none-any.whl   simple/demo/   offered   yanked: loses data'
    assert json('undo.json').get('pages-written').asInt() == 0
    says 'no faults'
    complains 'yank: <filenames> (-Dwheel.filenames) is not set'
}
