package org.kontor.tests.filing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Call;
import org.kontor.api.Contribution;
import org.kontor.api.Field;
import org.kontor.api.FileId;
import org.kontor.api.Message;
import org.kontor.api.Permission;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Refusal;
import org.kontor.api.Result;

/** Makes files, reads them, and fails in between. */
public final class FilingPlugin implements Plugin {
    static final Permission FILE = Permission.of("filing", "file", "Make files");
    static final ActionName LIST = ActionName.of("filing", "list");
    static final ActionName FAIL = ActionName.of("filing", "fail");
    static final ActionName COUNT = ActionName.of("filing", "count");
    static final Field<FileId> COUNTED = COUNT.file("counted");
    static final Field<Long> BYTES = COUNT.integer("bytes");
    static final ActionName COPY = ActionName.on(Folder.NAME, "copy");

    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("filing", "Filing")
                .entities(Folder.entity(), Sheet.entity())
                .permissions(FILE)
                .actions(
                        Action.of(LIST).requires(FILE).run(call -> Result.file(list(call))),
                        Action.of(FAIL).requires(FILE).run(FilingPlugin::fail),
                        Action.of(COUNT)
                                .requires(FILE)
                                .input(COUNTED)
                                .output(BYTES)
                                .run(FilingPlugin::count),
                        Action.of(COPY).requires(FILE).run(FilingPlugin::copy));
    }

    private static FileId list(Call call) {
        return call.records().file("list.csv", "text/csv", out -> out.write("a;b\n".getBytes(StandardCharsets.UTF_8)));
    }

    private static Result fail(Call call) {
        list(call);
        throw Refusal.of(Refusal.Code.CONFLICT, Message.of("filing.failed", "It came to nothing"));
    }

    private static Result count(Call call) {
        try (InputStream content = call.records().open(call.get(COUNTED))) {
            return Result.values(BYTES.to((long) content.readAllBytes().length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A second folder with the same paper. */
    private static Result copy(Call call) {
        return Result.show(call.records()
                .create(
                        Folder.NAME,
                        Folder.CAPTION.to("copy"),
                        Folder.PAPER.to(call.record().get(Folder.PAPER)))
                .ref());
    }
}
