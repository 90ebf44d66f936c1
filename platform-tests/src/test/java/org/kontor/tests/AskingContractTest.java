package org.kontor.tests;

import org.kontor.testing.PluginContract;
import org.kontor.testing.PluginUnderTest;
import org.kontor.tests.asking.AskingPlugin;

/** A plugin whose actions ask for approval, and that hangs notes on records of others, keeps what every plugin keeps. */
@PluginUnderTest(AskingPlugin.class)
class AskingContractTest extends PluginContract {
    /** Of those whom it names, some are there and some are not: either is an installation's own matter. */
    @Override
    protected void given() {
        platform.users().team("buyers");
    }
}
