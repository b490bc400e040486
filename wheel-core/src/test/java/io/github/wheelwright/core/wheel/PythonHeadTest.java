package io.github.wheelwright.core.wheel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PythonHeadTest {
    /** The mark {@code @} stands where the first other statement may be. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "@",
                "@x = 1\n",
                "@\n\n# comment\nx = 1\n",
                "#!/usr/bin/python\n@x = 1\n",
                "# -*- coding: latin-1 -*-\n@x = 1\n",
                "#!/bin/sh\n# vim: set fileencoding=utf-8 :\n@# licence\nx = 1\n",
                "\n# coding: utf-8\n@x",
                "@x = 1\n# coding: utf-8\n",
                "'doc'\n@x = 1\n",
                "# licence\n\n\"\"\"doc\n\n'quoted' \\\"\"\"\n\"\"\"\n@\nx = 1\n",
                "r'''doc\\\\'''\n@x = 1",
                "'one' \"two\"  # comment\n@x",
                "'doc'; x = 1\n@y = 2\n",
                "'doc'@",
                "@b'bytes'\nx",
                "@f'{x}'\nx",
                "@'a'.join(x)\n",
                "@'never ends\nx",
                "from __future__ import annotations\n@import os\n",
                "'doc'\n# why\nfrom __future__ import (  # (\n    annotations,\n    division,\n)\nfrom __future__ import a\\\n\n@\nx = 1",
                "from \\\n __future__ import x; y = 'a\\\nb'\n@import os",
                "@from __future__x import y\n",
                "'doc'\r\nfrom __future__ import x\r\n@y = 1\r\n",
                "\u00ef\u00bb\u00bf@x = 1\n",
            })
    void findsTheFirstLegalPlace(String marked) {
        int expected = marked.indexOf('@');

        assertThat(PythonHead.end(marked.replace("@", ""))).isEqualTo(expected);
    }

    @Test
    void readsTheEncoding() {
        assertThat(PythonHead.encoding("#!python\n# coding=Latin_1\n")).isEqualTo("Latin_1");
        assertThat(PythonHead.encoding("import x\n# coding=latin-1\n")).isEmpty();
        assertThat(PythonHead.encoding("")).isEmpty();
    }
}
