import io.github.wheelwright.it.Story

Story.at(basedir).with {
    untouchedSince 'index', 'first.json'
    def second = json('second.json')
    assert second.get('wheels').findValuesAsText('result') == ['already there', 'already there']
    assert second.at('/pages/written').asInt() == 0
    assert second.get('bytes-uploaded').asLong() == 0
}
