import io.github.wheelwright.it.Story

Story.at(basedir).with {
    complains 'publish: published already with other content', 'demo-1.0-py3-none-any.whl', 'published ', 'now: ', 'perhaps you should give the new build a version or a build tag'
    untouchedSince 'index', 'first.json'
    lacks 'index/packages/fresh-1.0-py3-none-any.whl'
}
