import io.github.wheelwright.it.Story

Story.at(basedir).with {
    assert json('found.json').get('status').asText() == 'failed'
    assert json('found.json').findValuesAsText('code') == ['PAGE_MISSING', 'ORPHAN']
    assert json('repaired.json').get('mended').asInt() == 1
    assert json('left.json').findValuesAsText('code') == ['ORPHAN']
    lists 'index/simple', 'demo'
    says 'ORPHAN         packages/left-1.0-py3-none-any.whl   is listed by no page'
    says 'repaired: 1 of 2 faults put right, 1 left'
    complains 'fsck: the index has 2 faults: PAGE_MISSING, ORPHAN', 'PAGE_MISSING: let wheel:fsck take it off the list', ':fsck -Dwheel.destination=', '-Dwheel.repair=true'
}
