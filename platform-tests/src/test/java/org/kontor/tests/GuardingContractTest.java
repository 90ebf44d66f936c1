package org.kontor.tests;

import org.kontor.testing.PluginContract;
import org.kontor.testing.PluginUnderTest;
import org.kontor.tests.guarding.GuardingPlugin;

/** A plugin whose fields are encrypted and masked keeps what every plugin keeps. */
@PluginUnderTest(GuardingPlugin.class)
class GuardingContractTest extends PluginContract {}
