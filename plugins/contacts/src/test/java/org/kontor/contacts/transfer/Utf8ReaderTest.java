package org.kontor.contacts.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Utf8ReaderTest {
    private static byte[] file(int goodLines, byte[] last) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int i = 1; i <= goodLines; i++) {
            file.write(("řádek " + i + " 我 😀\n").getBytes(StandardCharsets.UTF_8));
        }
        file.write(last);
        return file.toByteArray();
    }

    @Test
    void everyLineBeforeTheOneThatIsNotUtf8IsHandedOver() throws IOException {
        for (int good : new int[] {0, 1, 300, 1000, 3000}) {
            byte[] file = file(good, "Müller,AT\nNach,AT\n".getBytes(StandardCharsets.ISO_8859_1));
            BufferedReader lines = new BufferedReader(new Utf8Reader(new ByteArrayInputStream(file)));
            for (int i = 1; i <= good; i++) {
                assertThat(lines.readLine()).isEqualTo("řádek " + i + " 我 😀");
            }
            assertThatThrownBy(lines::readLine)
                    .isInstanceOfSatisfying(
                            Utf8Reader.NotUtf8.class,
                            broken -> assertThat(broken.line()).isEqualTo(good + 1));
        }
    }

    @Test
    void lettersOfSeveralBytesAreWholeWhereverTheirBytesAreParted() throws IOException {
        String text = "ab我😀ř\n".repeat(2000);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int atMost : new int[] {1, 3, 7}) {
            InputStream little = new ByteArrayInputStream(bytes) {
                @Override
                public synchronized int read(byte[] into, int offset, int length) {
                    return super.read(into, offset, Math.min(length, atMost));
                }
            };
            StringBuilder read = new StringBuilder();
            try (Reader reader = new Utf8Reader(little)) {
                // a letter at a time, of which one has two
                for (int letter = reader.read(); letter >= 0; letter = reader.read()) {
                    read.append((char) letter);
                }
            }
            assertThat(read).hasToString(text);
        }
    }

    @Test
    void aFileThatEndsInTheMiddleOfALetterIsNotUtf8() throws IOException {
        byte[] file = file(2, new byte[] {'M', (byte) 0xC3});
        assertThatThrownBy(() -> new Utf8Reader(new ByteArrayInputStream(file)).transferTo(Writer.nullWriter()))
                .isInstanceOfSatisfying(
                        Utf8Reader.NotUtf8.class,
                        broken -> assertThat(broken.line()).isEqualTo(3));
    }
}
