package org.kontor.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JsonBytesTest {
    private final JsonMemory memory = new JsonMemory();

    private JsonBytes take() {
        return memory.take(AnswerMemory.SHARED.open(UUID.randomUUID()));
    }

    @Test
    void whatIsWrittenGrowsWithoutLoss() {
        JsonBytes bytes = take();
        String line = "{\"city\":\"Praha\"}";
        for (int i = 0; i < 20_000; i++) {
            bytes.write(line.getBytes(StandardCharsets.UTF_8), 0, line.length());
            bytes.write('\n');
        }
        assertThat(new String(bytes.detach(), StandardCharsets.UTF_8)).isEqualTo((line + "\n").repeat(20_000));
    }

    @Test
    void memoryThatWasGivenBackHoldsNothingOfWhatWasThere() {
        JsonBytes first = take();
        first.write("a secret".getBytes(StandardCharsets.UTF_8), 0, 8);
        first.close();
        JsonBytes second = take();
        second.write('x');
        assertThat(second.buffer()).isEqualTo(ByteBuffer.wrap(new byte[] {'x'}));
    }

    @Test
    void memoryIsNeverLentTwice() {
        JsonBytes first = take();
        first.close();
        first.close();
        JsonBytes second = take();
        JsonBytes third = take();
        second.write('2');
        third.write('3');
        assertThat(second.buffer()).isEqualTo(ByteBuffer.wrap(new byte[] {'2'}));
    }

    @Test
    void memoryThatMayStillBeReadIsNotLentAgain() {
        JsonBytes first = take();
        first.write('1');
        ByteBuffer sent = first.buffer();
        first.release(false);
        take().write('2');
        assertThat(sent).isEqualTo(ByteBuffer.wrap(new byte[] {'1'}));
    }
}
