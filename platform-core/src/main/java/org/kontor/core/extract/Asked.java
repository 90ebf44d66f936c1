package org.kontor.core.extract;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A file whose text is wanted.
 *
 * @param name what people call it; its ending says of what kind a text is
 * @param type what it was said to be
 * @param content all of it
 */
record Asked(String name, String type, byte[] content) {
    void write(DataOutputStream out) throws IOException {
        out.writeUTF(name);
        out.writeUTF(type);
        out.writeInt(content.length);
        out.write(content);
        out.flush();
    }

    static Asked read(DataInputStream in) throws IOException {
        String name = in.readUTF();
        String type = in.readUTF();
        byte[] content = new byte[in.readInt()];
        in.readFully(content);
        return new Asked(name, type, content);
    }
}
