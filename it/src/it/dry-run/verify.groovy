import io.github.wheelwright.it.Story

Story.at(basedir).with {
    lacks 'index'
    says 'dry run: nothing is written; these steps would be done'
    says 'upload  packages/demo-1.0-py3-none-manylinux_2_28_x86_64.whl  ('
    says 'page    simple/demo/'
    says 'list    simple/'
    assert report().get('status').asText() == 'planned'
    assert report().at('/wheels/0/key').asText() == 'packages/demo-1.0-py3-none-manylinux_2_28_x86_64.whl'
    assert report().get('plan').size() >= 5
}
