import io.github.wheelwright.it.Story

Story.at(basedir).with {
    says 'demo-1.0-cp312-abi3-linux_x86_64.whl'
    says '  name              demo'
    says '  tags              cp312-abi3-linux_x86_64'
    says '  requires-python   >=3.8'
    says '  top-level         demo.py'
    def wheel = report().wheels[0]
    assert wheel.version.asText() == '1.0'
    assert wheel.files.asInt() == 4
    assert wheel.tags*.asText() == ['cp312-abi3-linux_x86_64']
}
