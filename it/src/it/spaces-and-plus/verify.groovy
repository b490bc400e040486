import io.github.wheelwright.it.Story

Story.at(basedir).with {
    shows 'an index+all/simple/demo', 'demo-1.0+cu129.d1-py3-none-any.whl'
    assert text('an index+all/simple/demo/index.html').contains('demo-1.0%2Bcu129.d1-py3-none-any.whl#sha256=')
    says "-Dwheel.destination='" + new File(basedir, 'an index+all').path + "'"
}
