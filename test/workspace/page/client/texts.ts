import type { ScreenTexts } from '../protocol';

/** The app's own screens in a language, as Rocket.Chat finds it: else English, else the key. */
export const textIn = (texts: ScreenTexts, language: string | null): ((key: string) => string) => {
	const chosen = Object.keys(texts).find((one) => one.toLowerCase() === language?.toLowerCase());
	return (key) => texts[chosen ?? 'en']?.[key] ?? texts.en?.[key] ?? key;
};
