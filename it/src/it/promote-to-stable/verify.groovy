import io.github.wheelwright.it.Story

Story.at(basedir).with {
    shows 'index/stable/cu129/engine', 'engine-1.0+cu129-py3-none-any.whl'
    shows 'index/1.0/cu129/tools', 'tools-2.0-py3-none-any.whl'
    assert text('index/stable/cu129/engine/index.html').contains('href="../../../aaaa/engine-')
    lacks 'index/beta'
    says 'channel stable shows aaaa, ordinal 1 (explicit)'
    complains 'promote: build aaaa is not complete; there is no wheel of', 'engine, variant cu130', 'perhaps you should publish what is missing'
}
