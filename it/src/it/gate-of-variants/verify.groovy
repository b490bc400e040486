import io.github.wheelwright.it.Story

Story.at(basedir).with {
    says 'channel nightly waits: the commit has no wheel yet of'
    assert json('cu129.json').at('/missing/0').asText() == 'engine, variant cu130, Python 3.12'
    assert json('cu129.json').at('/channels').isEmpty()
    assert json('cu130.json').at('/channels/0/moved').asBoolean()
    shows 'index/nightly/cu129/engine', 'engine-1.0+cu129-cp312-cp312-manylinux_2_28_x86_64.whl'
    shows 'index/nightly/cu130/engine', 'engine-1.0+cu130-cp312-cp312-manylinux_2_28_x86_64.whl'
}
