package org.kontor.tests.telephony;

import static org.kontor.tests.telephony.PhoneCall.DIALLING;
import static org.kontor.tests.telephony.PhoneCall.FAILED;
import static org.kontor.tests.telephony.PhoneCall.TALKING;
import static org.kontor.tests.telephony.PhoneCall.UNKNOWN;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Actor;
import org.kontor.api.Choice;
import org.kontor.api.Contribution;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Net;
import org.kontor.api.Outcome;
import org.kontor.api.Outcome.Done;
import org.kontor.api.Outcome.Failed;
import org.kontor.api.Outcome.Unknown;
import org.kontor.api.Permission;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Ref;
import org.kontor.api.Result;
import org.kontor.api.ShapeName;
import org.kontor.api.Task;

/** Dials a number: logged before, tried once, told honestly. */
public final class TelephonyPlugin implements Plugin {
    static final Permission DIAL = Permission.of("telephony", "dial", "Dial numbers");
    static final ActionName DIALLED = ActionName.of("telephony", "dial");
    static final Field<String> NUMBER = DIALLED.phone("number").required();
    static final Field<Long> PORT = ShapeName.of("telephony", "settings").integer("port");

    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("telephony", "Telephony")
                .entities(PhoneCall.entity())
                .permissions(DIAL)
                .settings(PORT)
                .actions(Action.of(DIALLED)
                        .requires(DIAL)
                        .input(NUMBER)
                        .offeredOn(FieldType.PHONE)
                        .behind(new Telephone(context, context.self())::dial));
    }

    private record Telephone(PluginContext context, Actor self) {
        Result dial(Task task) {
            Ref call = task.write(
                    "log",
                    records -> records.as(self)
                            .create(PhoneCall.NAME, PhoneCall.NUMBER.to(task.get(NUMBER)), PhoneCall.STATE.to(DIALLING))
                            .ref());
            Outcome outcome = task.outside("dial", net -> pbx(net, task.get(NUMBER)));
            Choice state = switch (outcome) {
                case Done d -> TALKING;
                case Failed f -> FAILED;
                case Unknown u -> UNKNOWN;
            };
            task.write(
                    "state",
                    records -> records.as(self)
                            .update(records.as(self).get(call), PhoneCall.STATE.to(state))
                            .ref());
            return Result.show(call);
        }

        private Outcome pbx(Net net, String number) throws IOException {
            String digits = number.replaceAll("[^0-9+*#]", "");
            int port = context.settings().get(PORT, 5038L).intValue();
            try (Socket socket = net.connect("127.0.0.1", port)) {
                socket.getOutputStream().write(("DIAL " + digits + "\n").getBytes(StandardCharsets.US_ASCII));
                BufferedReader answers =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                String answer = answers.readLine();
                if (answer == null) {
                    return Outcome.unknown("the line broke off");
                }
                return answer.equals("OK") ? Outcome.done() : Outcome.failed(answer);
            }
        }
    }
}
