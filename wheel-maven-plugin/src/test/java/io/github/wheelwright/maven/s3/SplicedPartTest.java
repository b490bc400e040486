package io.github.wheelwright.maven.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.zip.SplicePlan;
import io.github.wheelwright.maven.s3.SplicedPart.Copied;
import io.github.wheelwright.maven.s3.SplicedPart.Sent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SplicedPartTest {
    private static final int LEAST = 5;
    private static final int MOST_COPIED = 50;
    private static final int MOST_SENT = 8;

    @Test
    void sendsOnlyTheNewEndOfAnEditedWheel() {
        assertThat(parts(SplicePlan.builder().copy(0, 40).literal(new byte[3])))
                .containsExactly(new Copied(0, 40), new Sent(40, 3));
    }

    @Test
    void copiesBehindAGapWithoutSendingAnything() {
        assertThat(parts(SplicePlan.builder().copy(0, 10).copy(15, 10).literal(new byte[1])))
                .containsExactly(new Copied(0, 10), new Copied(15, 10), new Sent(20, 1));
    }

    @Test
    void sendsFewNewBytesWithTheBeginningOfWhatFollows() {
        assertThat(parts(SplicePlan.builder().copy(0, 10).literal(new byte[2]).copy(10, 20)))
                .containsExactly(new Copied(0, 10), new Sent(10, 5), new Copied(13, 17));
    }

    @Test
    void sendsWhatIsTooShortToBeCopied() {
        assertThat(parts(SplicePlan.builder().copy(0, 4).copy(10, 3).literal(new byte[4])))
                .containsExactly(new Sent(0, 5), new Sent(5, 6));
    }

    @Test
    void copiesAShortEnd() {
        assertThat(parts(SplicePlan.builder().copy(0, 10).literal(new byte[6]).copy(20, 1)))
                .containsExactly(new Copied(0, 10), new Sent(10, 6), new Copied(20, 1));
    }

    @Test
    void splitsLongRangesIntoPartsThatAreLongEnough() {
        assertThat(parts(SplicePlan.builder().copy(0, 101).literal(new byte[20])))
                .containsExactly(
                        new Copied(0, 50),
                        new Copied(50, 46),
                        new Copied(96, 5),
                        new Sent(101, 8),
                        new Sent(109, 8),
                        new Sent(117, 4));
    }

    @Test
    void copiesNothingOfAnObjectThatIsSmall() {
        List<SplicedPart> parts = parts(SplicePlan.builder().copy(0, 3).literal(new byte[4]));

        assertThat(parts).containsExactly(new Sent(0, 7));
        assertThat(SplicedPart.anyCopied(parts)).isFalse();
    }

    @RepeatedTest(300)
    void givesTheResultOfThePlanInPartsThatS3Takes(RepetitionInfo repetition) throws IOException {
        Random random = new Random(repetition.getCurrentRepetition());
        byte[] old = new byte[400];
        random.nextBytes(old);
        ByteSource source = ByteSource.of(old, "old");
        SplicePlan.Builder builder = SplicePlan.builder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            int length = 1 + random.nextInt(random.nextBoolean() ? 8 : 150);
            if (random.nextInt(3) > 0) {
                builder.copy(random.nextInt(400 - length), length);
            } else {
                byte[] bytes = new byte[length];
                random.nextBytes(bytes);
                builder.literal(bytes);
            }
        }
        SplicePlan plan = builder.build();

        List<SplicedPart> parts = SplicedPart.of(plan, LEAST, MOST_COPIED, MOST_SENT);

        ByteArrayOutputStream made = new ByteArrayOutputStream();
        for (SplicedPart part : parts) {
            boolean isLast = part == parts.get(parts.size() - 1);
            assertThat(part.length()).isGreaterThanOrEqualTo(isLast ? 1 : LEAST);
            if (part instanceof Copied range) {
                assertThat(range.length()).isLessThanOrEqualTo(MOST_COPIED);
                made.writeBytes(source.read(range.offset(), (int) range.length()));
            } else {
                Sent range = (Sent) part;
                assertThat(range.offset()).isEqualTo(made.size());
                assertThat(range.length()).isLessThanOrEqualTo(MOST_SENT);
                made.writeBytes(plan.over(source).read(range.offset(), (int) range.length()));
            }
        }
        assertThat(made.toByteArray()).isEqualTo(plan.over(source).read(0, (int) plan.length()));
    }

    private static List<SplicedPart> parts(SplicePlan.Builder plan) {
        return SplicedPart.of(plan.build(), LEAST, MOST_COPIED, MOST_SENT);
    }
}
