package org.kontor.contacts.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8LinesTest {
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
            BufferedReader lines = new BufferedReader(KeptFile.text(new ByteArrayInputStream(file)));
            for (int i = 1; i <= good; i++) {
                assertThat(lines.readLine()).isEqualTo("řádek " + i + " 我 😀");
            }
            assertThatThrownBy(lines::readLine)
                    .isInstanceOfSatisfying(
                            Utf8Lines.NotUtf8.class,
                            broken -> assertThat(broken.line()).isEqualTo(good + 1));
        }
    }

    @Test
    void aFileThatEndsInTheMiddleOfALetterIsNotUtf8() throws IOException {
        byte[] file = file(2, new byte[] {'M', (byte) 0xC3});
        assertThatThrownBy(() -> new Utf8Lines(new ByteArrayInputStream(file)).readAllBytes())
                .isInstanceOfSatisfying(
                        Utf8Lines.NotUtf8.class,
                        broken -> assertThat(broken.line()).isEqualTo(3));
    }

    /** The naive one: the decoder that Java brings. */
    @Test
    void itTakesWhatJavaTakesForUtf8AndNothingElse() {
        Random random = new Random(7);
        int fit = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(5)];
            random.nextBytes(bytes);
            bytes[0] = (byte) (0xC0 + random.nextInt(0x40));
            for (int j = 1; j < bytes.length; j++) {
                bytes[j] = random.nextInt(8) == 0 ? (byte) 'a' : (byte) (0x80 + (bytes[j] & 0x3F));
            }
            boolean fits = isUtf8(bytes);
            fit += fits ? 1 : 0;
            assertThat(isTaken(bytes)).as(HexFormat.of().formatHex(bytes)).isEqualTo(fits);
        }
        assertThat(fit).isGreaterThan(1000);
    }

    private static boolean isTaken(byte[] bytes) {
        try {
            return new Utf8Lines(new ByteArrayInputStream(bytes)).readAllBytes().length == bytes.length;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
