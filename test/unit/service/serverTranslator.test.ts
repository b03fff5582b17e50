import { serverTranslator } from '../../../src/service/serverTranslator';
import { alice, AppFixture } from '../support/appFixture';

it.each<readonly [string, Record<string, unknown>, string]>([
	['of the server', { Language: 'de' }, 'de'],
	['nearest to that of the server', { Language: 'pt' }, 'pt-BR'],
	['English for a language that the app does not have', { Language: 'ja' }, 'en'],
	['English for a server that does not say', {}, 'en'],
	['English for a setting that is no text', { Language: 7 }, 'en'],
])('serverTranslator speaks the language %s', async (_name, serverSettings, want) => {
	const app = new AppFixture({ serverSettings });
	const t = await serverTranslator(app.begin({ ...alice, language: 'fr' }));
	expect(t.language).toBe(want);
});
