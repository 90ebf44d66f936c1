package org.kontor.tests;

import org.kontor.testing.PluginContract;
import org.kontor.testing.PluginUnderTest;
import org.kontor.tests.every.EveryPlugin;

/** The contract itself, tried with fields of every type. */
@PluginUnderTest(EveryPlugin.class)
class EveryContractTest extends PluginContract {}
