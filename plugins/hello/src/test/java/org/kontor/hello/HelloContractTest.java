package org.kontor.hello;

import org.junit.jupiter.api.Tag;
import org.kontor.testing.PluginContract;

@Tag("PLUS-85")
class HelloContractTest extends PluginContract {}
