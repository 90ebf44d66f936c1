package org.kontor.example;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Hook;
import org.kontor.api.LoggedChange;
import org.kontor.api.Net;
import org.kontor.api.Outcome;
import org.kontor.api.Outside;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Ref;
import org.kontor.api.Task;
import org.kontor.api.Verb;

/** Tells a mailing service of addresses that change. */
public final class MirrorPlugin implements Plugin {
    static final EntityName TOLD = EntityName.of("mirror", "told");
    static final Field<Ref> CONTACT = TOLD.reference("contact", Contact.NAME).required();
    static final Field<String> OUTCOME = TOLD.text("outcome").required();

    // @start region="after"
    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("mirror", "Mirror")
                .dependsOn("contacts")
                .needs(Contact.NAME, Verb.READ)
                .entities(Entity.of(TOLD, "Told", "Told").fields(CONTACT, OUTCOME))
                .hooks(Hook.after(Contact.NAME, MirrorPlugin::tell));
    }
    // @end region="after"

    // @start region="changes"
    /** Of each LoggedChange of an address the service is told, and what became of it is noted once. */
    static void tell(Task task, List<LoggedChange> changes) {
        for (LoggedChange change : changes) {
            if (change.changed(Contact.EMAIL)) {
                String email = change.after(Contact.EMAIL).orElse("");
                Outcome outcome = task.outside("tell " + change.entry(), put(change.ref(), email));
                task.write(
                        "note " + change.entry(),
                        records -> records.create(
                                        TOLD,
                                        CONTACT.to(change.ref()),
                                        OUTCOME.to(outcome instanceof Outcome.Done ? "told" : "not told"))
                                .ref());
            }
        }
    }

    /** May be done twice: the service keeps one address for each contact. */
    static Outside put(Ref contact, String email) {
        URI at = URI.create("https://mail.example.org/contacts/" + contact.id());
        return Outside.repeatable(net -> {
            Net.Response answer = net.send(Net.Request.post(at, "text/plain", email.getBytes(StandardCharsets.UTF_8)));
            return answer.status() < 300 ? Outcome.done() : Outcome.failed("answered " + answer.status());
        });
    }
    // @end region="changes"
}
