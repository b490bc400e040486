import io.github.wheelwright.it.Story

Story.at(basedir).with {
    def plan = json('plan.json').at('/versions').findAll { it.at('/goes').asBoolean() }
    assert plan.collect { it.at('/version').asText() } == ['1.0.dev2']
    says 'stays: app 1.0 requires lib==1.0.dev1'
    says 'goes: behind the newest development release'
    says 'nothing has been changed; to do this:'
    says ' -Dwheel.keep=1 -Dwheel.projects=lib -Dwheel.grace=2d -Dwheel.delete=true'
    complains '<projects>libs</projects> (-Dwheel.projects): has no page at '
    assert json('first.json').at('/objects/0/key').asText() == 'packages/lib-1.0.dev2-py3-none-any.whl'
    assert json('first.json').at('/objects/0/step').asText() == 'condemned'
    shows 'index/simple/app', 'app-1.0-py3-none-any.whl'
    assert text('index/simple/lib/index.html').contains('lib-1.0.dev2-')
    assert !text('index/_condemned.json').contains('dev2')
}
