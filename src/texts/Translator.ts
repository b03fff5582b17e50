import type { Placeholders, TextKey, Texts } from './en';
import { type Language, languages } from './language';
import { HOUR, MINUTE } from '../common/clock';

const DAY = 24 * HOUR;

/** From the largest unit down: the first that fits at least once is used. */
const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
	['year', 365 * DAY],
	['month', 30 * DAY],
	['day', DAY],
	['hour', HOUR],
	['minute', MINUTE],
];

type Params<K extends TextKey> = [Placeholders<K>] extends [never]
	? []
	: [params: Readonly<Record<Placeholders<K>, string | number>>];

const intlOf = (language: Language) => ({
	numbers: new Intl.NumberFormat(language),
	plurals: new Intl.PluralRules(language),
	dates: new Intl.DateTimeFormat(language, {
		dateStyle: 'medium',
		timeStyle: 'short',
		timeZone: 'UTC',
	}),
	// "1 day ago" and not "yesterday": 30 hours ago may have been the day before that.
	distances: new Intl.RelativeTimeFormat(language),
	justNow: new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(0, 'second'),
});

/** Texts, numbers and times of one language. */
export class Translator {
	private readonly intl: ReturnType<typeof intlOf>;

	constructor(readonly language: Language) {
		this.intl = intlOf(language);
	}

	/**
	 * A text with its places filled in. Numbers are written as the language writes them; texts are taken as they are, so
	 * those from outside have to be made safe before.
	 */
	text<K extends TextKey>(key: K, ...[params]: Params<K>): string {
		const values = new Map<string, string | number>(Object.entries(params ?? {}));
		const text: Texts[TextKey] = languages[this.language][key];
		const count = Number(values.get('count'));
		const form =
			typeof text === 'string'
				? text
				: text[this.intl.plurals.select(count) === 'one' ? 'one' : 'other'];
		return form.replace(/\{(\w+)\}/g, (place, name: string) => {
			const value = values.get(name) ?? place;
			return typeof value === 'number' ? this.number(value) : value;
		});
	}

	/**
	 * A moment as the clock on the caller's wall showed it, with the offset, which is all that is known of their zone. Not
	 * for code spans, in which the web client may show a no-break space as `&nbsp;`.
	 */
	time(date: Date, utcOffset: number): string {
		const minutes = Math.round(utcOffset * 60);
		// A client breaks a line after a hyphen; after this one it does not.
		const sign = minutes < 0 ? '\u2011' : '+';
		const hoursAndMinutes = new Date(Math.abs(minutes) * MINUTE).toISOString().slice(11, 16);
		const zone = minutes === 0 ? 'UTC' : `UTC${sign}${hoursAndMinutes}`;
		const local = this.intl.dates.format(new Date(date.getTime() + minutes * MINUTE));
		// A line may break before the time, and not between the time, AM or PM, and the offset.
		const text = `${local} (${zone})`.replace(/[\u00a0\u202f]/g, ' ');
		const timeAt = text.search(/:\d\d/);
		return text.slice(0, timeAt) + text.slice(timeAt).replace(/ /g, '\u00a0');
	}

	/** A number as the language writes it. */
	number(value: number): string {
		return this.intl.numbers.format(value);
	}

	/** How long ago a moment was; one that is still to come is now, since the workspace's clock may be ahead. */
	ago(date: Date, now: number): string {
		const elapsed = now - date.getTime();
		const [unit, size] = UNITS.find(([, length]) => elapsed >= length) ?? [];
		return unit && size
			? this.intl.distances
					.format(-Math.trunc(elapsed / size), unit)
					.replace(/[\u00a0\u202f]/g, ' ')
			: this.intl.justNow;
	}
}

const translators = new Map<Language, Translator>();

/** The translator of a language; each is made once, since `Intl` objects are expensive. */
export const translator = (language: Language): Translator => {
	const known = translators.get(language) ?? new Translator(language);
	translators.set(language, known);
	return known;
};
