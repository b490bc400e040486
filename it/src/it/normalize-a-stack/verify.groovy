import io.github.wheelwright.it.Story

Story.at(basedir).with {
    complains '1 problem:', 'would be the pre-release 2.9.0a0, which installers choose only with --pre', 'perhaps you should'
    assert member('out/torch-2.9.0-py3-none-any.whl', '/METADATA').contains('Requires-Dist: triton==3.5.0\n')
    assert member('out/flash_attn-2.8.3-py3-none-any.whl', '/METADATA')
            .contains("Requires-Dist: Torch==2.9.0 ; os_name == 'posix'\n")
    assert member('out/triton-3.5.0-py3-none-any.whl', 'dist-info/RECORD').contains('triton-3.5.0.dist-info/METADATA,sha256=')
    assert report().get('wheels').size() == 3
    assert report().at('/wheels/0/changes').findValuesAsText('kind').containsAll(['LINE'])
}
