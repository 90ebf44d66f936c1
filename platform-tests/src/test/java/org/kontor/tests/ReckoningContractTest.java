package org.kontor.tests;

import org.kontor.testing.PluginContract;
import org.kontor.testing.PluginUnderTest;
import org.kontor.tests.reckoning.ReckoningPlugin;

/** The contract, tried with fields that formulas work out. */
@PluginUnderTest(ReckoningPlugin.class)
class ReckoningContractTest extends PluginContract {}
