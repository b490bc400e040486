import io.github.wheelwright.it.Story

Story.at(basedir).with {
    def commit = ['git', 'rev-parse', 'HEAD'].execute(null, basedir).text.strip()
    shows "index/$commit/demo", 'demo-1.0-py3-none-any.whl'
    shows 'index/nightly/demo', 'demo-1.0-py3-none-any.whl'
    says "channel nightly shows this build: $commit, ordinal 1763700000 (committer-time)"
}
