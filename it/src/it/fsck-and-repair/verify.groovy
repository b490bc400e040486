import io.github.wheelwright.it.Story

Story.at(basedir).with {
    assert json('found.json').get('status').asText() == 'failed'
    assert json('found.json').findValuesAsText('code') == ['page-missing', 'orphan']
    assert json('repaired.json').get('mended').asInt() == 1
    assert json('left.json').findValuesAsText('code') == ['orphan']
    lists 'index/simple', 'demo'
    says 'orphan         packages/left-1.0-py3-none-any.whl   is listed by no page'
    says 'repaired: 1 of 2 faults put right, 1 left'
    complains 'fsck: the index has 2 faults: page-missing, orphan', 'page-missing: let the repair take it off the list', ':fsck -Dwheel.destination=', '-Dwheel.repair=true'
}
