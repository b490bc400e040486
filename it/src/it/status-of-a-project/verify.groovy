import io.github.wheelwright.it.Story

Story.at(basedir).with {
    assert json('index/simple/demo/index.json').at('/project-status/status').asText() == 'quarantined'
    assert json('index/simple/demo/index.json').at('/files').isEmpty()
    assert text('index/simple/demo/index.html').contains('<meta name="pypi:project-status" content="quarantined">')
    says 'simple/demo/   1       active   quarantined: stolen token'
    assert json('said.json').at('/status').asText() == 'done'
    assert json('said.json').at('/project-status').asText() == 'quarantined'
    assert json('dry.json').at('/status').asText() == 'planned'
    assert json('dry.json').at('/project-status').asText() == 'active'
    says '1 page written; no files are offered, and no more are taken'
    complains 'demo-1.1-py3-none-any.whl: the project is quarantined (stolen token)'
    says 'no faults'
    says 'dry run: nothing is written'
    complains '<status>gone</status> (-Dwheel.status): not one of active, archived, quarantined, deprecated'
    complains 'there is no project demos at'
}
