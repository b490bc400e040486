import io.github.wheelwright.it.Story

Story.at(basedir).with {
    def address = 'https://wheels.example.org/packages/demo-1.0-py3-none-any.whl.provenance'
    says 'uploaded, with provenance'
    assert json('index/simple/demo/index.json').at('/files/0/provenance').asText() == address
    assert text('index/simple/demo/index.html').contains("data-provenance=\"$address\"")
    assert json('index/packages/demo-1.0-py3-none-any.whl.provenance')
            .at('/attestation_bundles/0/publisher/repository').asText() == 'octo/wheels'
    complains 'demo-1.1-py3-none-linux_x86_64.whl.publish.attestation attests another file'
    says 'no faults'
}
