package nl.belofte.advertising;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nl.belofte.advertising.Columns.Column;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.Content;
import nl.belofte.file.Language;
import nl.belofte.form.Forms;
import nl.belofte.permission.Approach;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Statement;

/**
 * Whether a line can be taken as far as it can be told from itself: whom it is about, by which way, and what he agreed to when. An
 * address goes through the same check as one that is typed in a form.
 */
final class LineCheck {

    private static final int LONGEST_TEXT = 1_000;

    /** What many agreed to is the same words; where each has others, they may say something of him. */
    static final int TEXTS = 20;

    /** The GDPR applies, art. 99(2). That a yes from before is as it wants it (recital 171) no date and text can show. */
    private static final LocalDate FIRST_DAY = LocalDate.parse("2018-05-25");

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cn}\\p{Co}\\p{Cs}]");

    private final Forms forms;
    private final Statement statement;
    private final List<Channel> promised;
    private final Instant now;
    private final Set<String> texts = new HashSet<>();

    LineCheck(Forms forms, Approach approach, Statement statement, Clock clock) {
        this.forms = forms;
        this.statement = statement;
        this.promised = approach.channels(statement.controller());
        this.now = clock.instant();
    }

    /** Why a line is not taken. */
    private static final class Wrong extends Exception {
        Wrong(String reason) {
            super(reason, null, false, false);
        }
    }

    Checked check(List<String> values) {
        try {
            var channel = channel(values.get(Column.CHANNEL.ordinal()));
            var content = content(channel, values);
            return new Checked.Good(
                    channel,
                    content,
                    text(values.get(Column.TEXT.ordinal())),
                    moment(values.get(Column.GIVEN_AT.ordinal()), statement.zone()),
                    language(values.get(Column.LANGUAGE.ordinal())));
        } catch (Wrong wrong) {
            return new Checked.Bad(String.valueOf(wrong.getMessage()));
        }
    }

    private Channel channel(String written) throws Wrong {
        var channel = switch (written.toLowerCase(Locale.ROOT)) {
            case "e-mail" -> Channel.EMAIL;
            case "telefoon" -> Channel.PHONE;
            case "sociaal" -> Channel.SOCIAL;
            default -> throw new Wrong("channel");
        };
        if (!promised.contains(channel)) {
            throw new Wrong("not-promised");
        }
        return channel;
    }

    private Content content(Channel channel, List<String> values) throws Wrong {
        var content = Content.EMPTY;
        var email = kept(Field.EMAIL, values.get(Column.EMAIL.ordinal()));
        if (email.isPresent()) {
            content = content.with(Category.EMAIL, Map.of(Field.EMAIL, email.get()));
        }
        var phone = kept(Field.PHONE, values.get(Column.PHONE.ordinal()));
        if (phone.isPresent()) {
            content = content.with(Category.PHONE, Map.of(Field.PHONE, phone.get()));
        }
        if (Approach.reach(channel, content).categories().isEmpty()) {
            throw new Wrong("no-address");
        }
        var name = new EnumMap<Field, String>(Field.class);
        kept(Field.GIVEN_NAME, values.get(Column.GIVEN_NAME.ordinal()))
                .ifPresent(value -> name.put(Field.GIVEN_NAME, value));
        kept(Field.FAMILY_NAME, values.get(Column.FAMILY_NAME.ordinal()))
                .ifPresent(value -> name.put(Field.FAMILY_NAME, value));
        return name.isEmpty() ? content : content.with(Category.NAME_AND_ADDRESS, name);
    }

    private Optional<String> kept(Field field, String written) throws Wrong {
        if (written.isEmpty()) {
            return Optional.empty();
        }
        var kept = forms.kept(field, written, statement.country());
        if (kept.isEmpty()) {
            throw new Wrong(field.id());
        }
        return kept;
    }

    private String text(String written) throws Wrong {
        if (written.isEmpty()
                || written.length() > LONGEST_TEXT
                || UNSEEN.matcher(written).find()) {
            throw new Wrong("text");
        }
        if (!texts.contains(written) && texts.size() == TEXTS) {
            throw new Wrong("texts");
        }
        texts.add(written);
        return written;
    }

    private Instant moment(String written, ZoneId zone) throws Wrong {
        var moment = read(written, zone).orElseThrow(() -> new Wrong("moment"));
        if (moment.isBefore(FIRST_DAY.atStartOfDay(zone).toInstant())) {
            throw new Wrong("before-law");
        }
        if (moment.isAfter(now)) {
            throw new Wrong("future");
        }
        return moment;
    }

    private static Optional<Instant> read(String written, ZoneId zone) {
        try {
            var iso = written.replace(' ', 'T');
            if (iso.length() == "2024-01-01".length()) {
                return Optional.of(LocalDate.parse(iso).atStartOfDay(zone).toInstant());
            }
            boolean offset = iso.matches(".*([Zz]|[+-]\\d\\d:\\d\\d)");
            return Optional.of(
                    offset
                            ? OffsetDateTime.parse(iso).toInstant()
                            : LocalDateTime.parse(iso).atZone(zone).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Language language(String written) throws Wrong {
        return Language.of(written.isEmpty() ? Language.NL.tag() : written).orElseThrow(() -> new Wrong("language"));
    }
}
