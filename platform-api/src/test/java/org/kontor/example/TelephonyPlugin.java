package org.kontor.example;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.kontor.example.PhoneCall.DIALLING;
import static org.kontor.example.PhoneCall.FAILED;
import static org.kontor.example.PhoneCall.TALKING;
import static org.kontor.example.PhoneCall.UNKNOWN;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Actor;
import org.kontor.api.Background;
import org.kontor.api.Choice;
import org.kontor.api.Contribution;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Net;
import org.kontor.api.Outcome;
import org.kontor.api.Outcome.Done;
import org.kontor.api.Outcome.Failed;
import org.kontor.api.Outcome.Unknown;
import org.kontor.api.Outside;
import org.kontor.api.Permission;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Result;
import org.kontor.api.Running;
import org.kontor.api.Task;

/** Dials numbers, and notes who calls. */
public final class TelephonyPlugin implements Plugin {
    static final Permission DIAL = Permission.of("telephony", "dial", "Dial numbers");
    static final ActionName DIALLED = ActionName.of("telephony", "dial");
    static final Field<String> NUMBER = DIALLED.phone("number").required();

    @Override
    public Contribution contribute(PluginContext context) {
        Telephone telephone = new Telephone(context.self());
        return Contribution.of("telephony", "Telephony")
                .entities(PhoneCall.entity())
                .permissions(DIAL)
                .actions(telephone.dialling(), telephone.tidying())
                .backgrounds(telephone.listening());
    }

    /** What is done with the telephone system. */
    record Telephone(Actor self) {
        // @start region="behind"
        Action dialling() {
            return Action.of(DIALLED)
                    .requires(DIAL)
                    .input(NUMBER)
                    .offeredOn(FieldType.PHONE)
                    .behind(this::dial);
        }
        // @end region="behind"

        // @start region="dial"
        /** The Task: logged before, tried once, and its Outcome told honestly. */
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
        // @end region="dial"

        // @start region="pbx"
        static Outcome pbx(Net net, String number) throws IOException {
            String digits = number.replaceAll("[^0-9+*#]", "");
            try (Socket socket = net.connect("pbx.example.org", 5038)) {
                socket.getOutputStream().write(("DIAL " + digits + "\n").getBytes(US_ASCII));
                BufferedReader answers =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                String answer = answers.readLine();
                return answer == null
                        ? Outcome.unknown("the line broke off")
                        : answer.equals("OK") ? Outcome.done() : Outcome.failed(answer);
            }
        }
        // @end region="pbx"

        // @start region="daily"
        /** Every night, what is left over of calls that nobody knows of. */
        Action tidying() {
            return Action.of(ActionName.of("telephony", "tidy"))
                    .requires(DIAL)
                    .daily(LocalTime.of(3, 0))
                    .deadline(Duration.ofMinutes(10))
                    .behind(this::tidy);
        }

        Result tidy(Task task) {
            task.each(
                    "close",
                    Query.of(PhoneCall.NAME).where(PhoneCall.STATE.is(UNKNOWN)),
                    (records, call) -> records.update(call, PhoneCall.STATE.to(FAILED)));
            return Result.none();
        }
        // @end region="daily"

        // @start region="outside"
        /** An Outside that may be done twice: the receiver knows the report by its key. Net sends it. */
        static Outside report(String key, byte[] json) {
            return Outside.repeatable(net -> {
                Net.Response answer = net.send(
                        Net.Request.post(URI.create("https://reports.example.org/calls"), "application/json", json)
                                .header("Idempotency-Key", key));
                return answer.status() < 300 ? Outcome.done() : Outcome.failed("answered " + answer.status());
            });
        }
        // @end region="outside"

        // @start region="background"
        /** A Background: one node listens while it is Running. */
        Background listening() {
            return Background.single("listen", Telephone::listen);
        }

        static void listen(Running running) throws IOException {
            try (Socket socket = running.net().connect("pbx.example.org", 5038)) {
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                for (String line = lines.readLine(); line != null && !running.isStopping(); line = lines.readLine()) {
                    String number = line;
                    running.write(records -> records.create(PhoneCall.NAME, PhoneCall.NUMBER.to(number)));
                }
            }
        }
        // @end region="background"

        // @start region="later"
        /** Starts the dialling if what is written here commits. */
        static Ref callBack(Records records, String number) {
            return records.later(DIALLED, NUMBER.to(number));
        }
        // @end region="later"
    }
}
