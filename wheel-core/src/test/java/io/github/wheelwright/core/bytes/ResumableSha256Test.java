package io.github.wheelwright.core.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.WheelException;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.Random;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumableSha256Test {
    private final byte[] bytes = new byte[300_000];

    ResumableSha256Test() {
        new Random(1).nextBytes(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 131_072, 131_136, 299_999, 300_000})
    void givesTheDigestOfTheJdkFromEachPlace(int place) throws IOException {
        ByteSource source = ByteSource.of(bytes, "bytes");

        Sha256State state = ResumableSha256.stateAt(Sha256State.floor(place), source, n -> {});

        assertThat(state.offset()).isBetween(place - 63L, (long) place);
        assertThat(ResumableSha256.resumed(Sha256State.parse(state.toString()), source))
                .isEqualTo(Sha256.of(bytes));
    }

    @Test
    void givesTheDigestOfOtherBytesBehindTheSameBeginning() throws IOException {
        Sha256State state = ResumableSha256.stateAt(200_000, ByteSource.of(bytes, "old"), n -> {});
        byte[] edited = Arrays.copyOf(bytes, 250_001);
        edited[200_000]++;

        assertThat(ResumableSha256.resumed(state, ByteSource.of(edited, "new"))).isEqualTo(Sha256.of(edited));
        edited[199_999]++;
        assertThat(ResumableSha256.resumed(state, ByteSource.of(edited, "new"))).isNotEqualTo(Sha256.of(edited));
    }

    @Test
    void beginsWithTheWordsOfTheStandard() throws IOException {
        // FIPS 180-4, 5.3.3
        assertThat(ResumableSha256.stateAt(0, ByteSource.of(bytes, "bytes"), n -> {}))
                .hasToString("0-6a09e667bb67ae853c6ef372a54ff53a510e527f9b05688c1f83d9ab5be0cd19");
    }

    @Test
    void saysWhatIsMissingWhereBouncyCastleIsNot() throws ReflectiveOperationException, IOException {
        URL[] classes = {
            ResumableSha256.class.getProtectionDomain().getCodeSource().getLocation()
        };
        try (URLClassLoader without = new URLClassLoader(classes, null)) {
            Class<?> alone = without.loadClass(ResumableSha256.class.getName());
            Class<?> source = without.loadClass(ByteSource.class.getName());
            Method stateAt = alone.getMethod("stateAt", long.class, source, LongConsumer.class);

            assertThat(alone.getMethod("isAvailable").invoke(null)).isEqualTo(false);
            assertThatThrownBy(() -> stateAt.invoke(null, 0, null, null))
                    .cause()
                    .hasMessageContaining("Bouncy Castle is not there")
                    .extracting("remedy")
                    .asString()
                    .contains("org.bouncycastle:bcprov-jdk18on");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "64", "-64-", "1-", "64-6a09", "0x40-"})
    void refusesWhatIsNoState(String text) {
        assertThatThrownBy(() -> Sha256State.parse(text)).isInstanceOf(WheelException.class);
    }

    @Test
    void refusesAStateBetweenBlocks() {
        assertThatThrownBy(() -> new Sha256State(63, "0".repeat(64))).isInstanceOf(WheelException.class);
    }
}
