import io.github.wheelwright.it.Story

Story.at(basedir).with {
    assert json('planned.json').get('status').asText() == 'planned'
    assert json('planned.json').at('/roots/0/to/0').asText() == 'aaaa'
    assert json('rollback.json').at('/roots/0/dropped/0').asText() == 'bbbb'
    assert !json('again.json').at('/channels/0/moved').asBoolean()
    shows 'index/nightly/demo', 'demo-1.0.dev1-py3-none-any.whl'
    shows 'index/bbbb/demo', 'demo-1.0.dev2-py3-none-any.whl'
    says 'nightly/   bbbb    aaaa         bbbb'
    says 'channel nightly shows aaaa, ordinal 1 (explicit)'
    says 'channel nightly was rolled back from this build (wheel:promote brings it back) and stays at: aaaa'
    says 'no faults'
    complains 'rollback: channel nightly remembers nothing before what it shows, aaaa', 'perhaps you should publish a better build'
}
