package org.kontor.contacts;

import org.kontor.testing.PluginContract;

class ContactsContractTest extends PluginContract {}
