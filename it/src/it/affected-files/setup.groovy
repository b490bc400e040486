def write = { path, text ->
    def file = new File(basedir, path)
    file.parentFile.mkdirs()
    file.text = text
}
def git = { String... words ->
    def command = ['git', '-c', 'user.name=Story', '-c', 'user.email=story@example.org'] + words.toList()
    assert new ProcessBuilder(command).directory(basedir).inheritIO().start().waitFor() == 0
}
write 'Dockerfile', 'FROM scratch\nCOPY src /\n'
write 'src/a.c', 'int a;\n'
git 'init', '--quiet'
git 'add', 'Dockerfile', 'src'
git 'commit', '--quiet', '-m', 'first'
write 'src/a.c', 'int b;\n'
write 'README.md', 'text\n'
git 'add', 'src', 'README.md'
git 'commit', '--quiet', '-m', 'second'
return true
