import io.github.wheelwright.it.Story

Story.at(basedir).wheel('demo', '1.0')
[
    ['git', 'init', '--quiet'],
    ['git', '-c', 'user.name=Story', '-c', 'user.email=story@example.org', 'commit', '--quiet', '--allow-empty', '-m', 'first'],
].each { command ->
    def process = new ProcessBuilder(command).directory(basedir).inheritIO()
    process.environment().GIT_COMMITTER_DATE = '@1763700000 +0000'
    assert process.start().waitFor() == 0
}
return true
