import io.github.wheelwright.it.Story

Story.at(basedir).with {
    def wheel = 'demo-1.0-py3-none-manylinux_2_28_x86_64.whl'
    says '1 of 1 wheel uploaded'
    says 'pip install --index-url http://127.0.0.1:8000/simple/ demo==1.0'
    says 'uv pip install --index-url http://127.0.0.1:8000/simple/ demo==1.0'
    lists 'index/simple', 'demo'
    shows 'index/simple/demo', wheel
    has "index/packages/$wheel", "index/packages/${wheel}.metadata", 'index/index.html'

    def report = report()
    assert report.get('goal').asText() == 'publish'
    assert report.get('status').asText() == 'done'
    assert report.get('destination').asText() == new File(basedir, 'index').path
    assert report.get('seconds').isNumber()
    assert report.at('/pages/written').asInt() == 2
    assert report.at('/wheels/0/filename').asText() == wheel
    assert report.at('/wheels/0/result').asText() == 'uploaded'
    assert report.at('/wheels/0/from').asText().endsWith('demo-1.0-py3-none-linux_x86_64.whl')
    assert report.at('/wheels/0/sha256').asText() == json('index/simple/demo/index.json').at('/files/0/hashes/sha256').asText()
    assert report.get('install').size() == 2
}
