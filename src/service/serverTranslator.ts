import { asText } from '../common/json';
import type { Request } from '../requests/Request';
import { translator, type Translator } from '../texts/Translator';
import { chooseLanguage } from '../texts/language';

/** The translator of the server's own language, for readers who have chosen none, and for the audit room. */
export const serverTranslator = async (request: Request): Promise<Translator> => {
	const language = chooseLanguage(asText(await request.readCommonSetting('Language')));
	return translator(language ?? 'en');
};
