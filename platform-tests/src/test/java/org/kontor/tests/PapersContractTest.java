package org.kontor.tests;

import org.kontor.testing.PluginContract;
import org.kontor.testing.PluginUnderTest;
import org.kontor.tests.papers.PapersPlugin;

/** The plugin that prints keeps what every plugin keeps. */
@PluginUnderTest(PapersPlugin.class)
class PapersContractTest extends PluginContract {}
