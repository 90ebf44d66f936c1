package org.kontor.tests;

import org.kontor.testing.PluginContract;
import org.kontor.testing.PluginUnderTest;
import org.kontor.tests.posting.PostingPlugin;

/** The contract, tried with fields that rules keep. */
@PluginUnderTest(PostingPlugin.class)
class PostingContractTest extends PluginContract {}
