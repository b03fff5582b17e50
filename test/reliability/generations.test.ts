import { findUser, isOpen, keepData } from '../support/workspace/data';
import { ask, causeTitle, isRecord, type Question, unavailable } from '../support/workspace/doors';
import { requests } from '../support/workspace/requests';
import { trafficDuring } from '../support/workspace/traffic';
import { demo, seed } from '../workspace/seed';
import { generationNames } from '../workspace/server/generations';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const { users, sessions } = demo;

/** What the workspace's license has been. */
const licenses = {
	licensed: { licensed: true },
	expired: { licensed: false, wasLicensed: true },
	never: { licensed: false, wasLicensed: false },
} as const;

/** The service account's token and what the app has to answer to `totp-required`. */
const factors = {
	bypass: { bypassTwoFactor: true, method: 'none', secret: '' },
	none: { bypassTwoFactor: false, method: 'none', secret: '' },
	totp: { bypassTwoFactor: false, method: 'totp', secret: users.sam.totpSecret },
	password: { bypassTwoFactor: false, method: 'password', secret: users.service.password },
} as const;

type Case = {
	readonly generation: string;
	readonly license: keyof typeof licenses;
	readonly factor: keyof typeof factors;
};

/** An unlicensed server asks for a code first, or not at all; which one it is makes no difference. */
const cases: readonly Case[] = generationNames.flatMap((generation) => [
	{ generation, license: 'licensed', factor: 'bypass' },
	{ generation, license: 'licensed', factor: 'none' },
	{ generation, license: 'licensed', factor: 'totp' },
	{ generation, license: 'licensed', factor: 'password' },
	{ generation, license: 'expired', factor: 'none' },
	{ generation, license: 'expired', factor: 'totp' },
	{ generation, license: 'never', factor: 'none' },
]);

/** 8.5 does not see the exemption of a token (#41065). */
const demandsCode = ({ generation, factor }: Case): boolean =>
	factor === 'none' || (factor === 'bypass' && generation === '8.5');

/** Up to early 7.x the license was checked last, after the second factor. */
const licenseLast = ({ generation }: Case): boolean => ['6.5', '7.2'].includes(generation);

/** What the app says of anybody's sessions, as far as the server's answers allow to know. */
const expectedOfOthers = (one: Case): string => {
	if (one.license === 'licensed') {
		return demandsCode(one) ? 'workspace-two-factor-required' : 'ok';
	}
	return one.license === 'expired' && licenseLast(one) && demandsCode(one)
		? 'workspace-two-factor-required'
		: 'workspace-unlicensed';
};

/** The account's own sessions need neither permission nor second factor. */
const expectedOfAccount = ({ license }: Case): string =>
	license === 'licensed' ? 'ok' : 'workspace-unlicensed';

/** Without a license ever there is no permission to hold, except where the server itself brings it. */
const holdersAreKnown = ({ generation, license }: Case): boolean =>
	license !== 'never' || generation.startsWith('9.');

const { me: _status, ...lookups } = requests;

/** How the reply to a refused question begins, or which session it shows. */
const expectedReply = (one: Case, { as }: Question, code: string): RegExp => {
	if (code === 'ok') {
		return new RegExp(as === 'session.service' ? sessions.service.browser : sessions.alice.laptop);
	}
	const readsCauses = as === 'admin' || holdersAreKnown(one);
	return new RegExp(`^${readsCauses ? causeTitle(code) : unavailable}\n`);
};

/** What the checks say that are not in order. */
const failures = (body: unknown): unknown[] =>
	isRecord(body) && Array.isArray(body.checks)
		? body.checks.filter(isRecord).flatMap(({ ok, message }) => (ok === true ? [] : [message]))
		: ['No checks'];

let running: RunningWorkspace;
beforeAll(async () => {
	running = await startWorkspace({ configure: { lookups_per_minute: 0, allow_logout: true } });
});
afterAll(() => running.stop());

/** The app forgets what it knew, since settings are saved. */
const become = async ({ generation, license, factor }: Case): Promise<void> => {
	const { data } = running.workspace;
	const { bypassTwoFactor, method, secret } = factors[factor];
	const { permissions } = seed(new Date(), generation);
	Object.assign(data, licenses[license], {
		generation,
		permissions: permissions.filter(({ level }) => level !== 'settings'),
	});

	Object.assign(findUser(running, 'session.service'), {
		totpSecret: method === 'totp' ? secret : undefined,
		tokens: [{ token: users.service.token, type: 'personalAccessToken', bypassTwoFactor }],
	});
	await running.engine.updateSetting({ id: 'two_factor_secret', value: secret });
	await running.engine.updateSetting({ id: 'two_factor_method', value: method });
};

it.each(cases)(
	'The app shows what Rocket.Chat $generation allows, license: $license, second factor: $factor',
	async (one) => {
		await become(one);
		for (const [endpoint, question] of Object.entries(lookups)) {
			const isOfAccount = question.as === 'session.service';
			const { code, reply } = await ask(running, question);
			const expected = isOfAccount ? expectedOfAccount(one) : expectedOfOthers(one);
			expect([endpoint, code]).toEqual([endpoint, expected]);
			expect(reply).toMatch(expectedReply(one, question, code));
		}
	},
);

/** What is tried in each case, so everybody is logged in again. */
const endBy = async (as: string, path: string, sessionId: string) => {
	const logInAgain = keepData(running);
	const { result, sent } = await trafficDuring(running, () =>
		running.api({ as, path, method: 'POST', body: { sessionId } }),
	);
	const isEnded = !isOpen(running, sessionId);
	logInAgain();
	return { body: result.body, sent, isEnded };
};

it.each(cases)(
	'The app ends what Rocket.Chat $generation allows, license: $license, second factor: $factor',
	async (one) => {
		await become(one);
		const code = expectedOfOthers(one);
		for (const [as, path, sessionId] of [
			['alice', 'sessions/logout.me', sessions.alice.phone],
			['admin', 'sessions/logout', sessions.bob.phone],
		] as const) {
			const { body, sent, isEnded } = await endBy(as, path, sessionId);
			expect(body).toMatchObject(
				code === 'ok' ? { success: true, session: { sessionId } } : { errorType: code },
			);
			expect(isEnded).toBe(code === 'ok');
			// One more where the first is refused without a code.
			expect(sent).toBeLessThanOrEqual(2);
		}
	},
);

it.each(cases)(
	'The status says what Rocket.Chat $generation allows, license: $license, second factor: $factor',
	async (one) => {
		await become(one);
		const { reply, body } = await ask(running, requests.me);
		const code = expectedOfOthers(one);
		const failing = code === 'ok' ? [] : [causeTitle(code)];
		const permission =
			one.license !== 'licensed' && !holdersAreKnown(one)
				? [causeTitle('workspace-unlicensed')]
				: [];
		// The same cause is shown once.
		const repeated =
			permission.length > 0
				? ['Access', 'Sessions', 'Logging out'].map((check) => `${check}: not checked (see above).`)
				: failing;
		expect(body).toMatchObject({ success: true, ready: code === 'ok' });
		expect(failures(body)).toEqual([...permission, ...repeated]);
		expect(reply).toContain(failing.join());
	},
);
