import { isOpen, keepData } from '../support/workspace/data';
import {
	ask,
	causeTitle,
	forget,
	isRecord,
	type Question,
	unavailable,
} from '../support/workspace/doors';
import { visibleText } from '../support/workspace/replies';
import { trafficDuring } from '../support/workspace/traffic';
import { demo } from '../workspace/seed';
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

type License = keyof typeof licenses;
type Factor = keyof typeof factors;

/** 8.5 does not see the exemption of a token (#41065). */
const demandsCode = (generation: string, factor: Factor): boolean =>
	factor === 'none' || (factor === 'bypass' && generation === '8.5');

/** Up to early 7.x the license was checked last, after the second factor. */
const licenseLast = (generation: string): boolean => ['6.5', '7.2'].includes(generation);

/** What the app says of anybody's sessions, as far as the server's answers allow to know. */
const expectedOfOthers = (generation: string, license: License, factor: Factor): string => {
	if (license === 'licensed') {
		return demandsCode(generation, factor) ? 'workspace-two-factor-required' : 'ok';
	}
	return license === 'expired' && licenseLast(generation) && demandsCode(generation, factor)
		? 'workspace-two-factor-required'
		: 'workspace-unlicensed';
};

/** The account's own sessions need neither permission nor second factor. */
const expectedOfAccount = (license: License): string =>
	license === 'licensed' ? 'ok' : 'workspace-unlicensed';

/** Without a license ever there is no permission to hold, except where the server itself brings it. */
const holdersAreKnown = (generation: string, license: License): boolean =>
	license !== 'never' || generation.startsWith('9.');

const info = (as: string, sessionId: string): Question => ({
	as,
	text: `/session info ${sessionId}`,
	path: 'sessions/info',
	query: { sessionId },
});

const admin = (as: string): Question => ({
	as,
	text: `/session admin ${sessions.alice.laptop}`,
	path: 'sessions/info.admin',
	query: { sessionId: sessions.alice.laptop },
});

const ofOthers: Readonly<Record<string, Question>> = {
	'an own session': info('alice', sessions.alice.laptop),
	'own sessions': { as: 'alice', text: '/session', path: 'sessions/list' },
	'anybody’s session': admin('sam'),
	'anybody’s session, by an administrator': admin('admin'),
	'a user’s sessions': {
		as: 'sam',
		text: '/session list @alice',
		path: 'sessions/list.all',
		query: { username: 'alice' },
	},
	'a search': {
		as: 'sam',
		text: `/session find ${sessions.alice.laptop}`,
		path: 'sessions/list.all',
		query: { filter: sessions.alice.laptop },
	},
};

const ofAccount: Readonly<Record<string, Question>> = {
	'the account’s session': info('session.service', sessions.service.browser),
	'the account’s sessions': { as: 'session.service', text: '/session', path: 'sessions/list' },
};

const variants = Object.keys(licenses).flatMap((license) =>
	Object.keys(factors).map((factor) => [license, factor] as [License, Factor]),
);

const account = ({ workspace }: RunningWorkspace): object =>
	workspace.data.users.find(({ _id }) => _id === users.service.id) ?? {};

const arrange = async (
	running: RunningWorkspace,
	license: License,
	factor: Factor,
): Promise<void> => {
	const { bypassTwoFactor, method, secret } = factors[factor];
	Object.assign(running.workspace.data, licenses[license]);
	Object.assign(account(running), {
		totpSecret: method === 'totp' ? secret : undefined,
		tokens: [{ token: users.service.token, type: 'personalAccessToken', bypassTwoFactor }],
	});
	await running.engine.updateSetting({ id: 'two_factor_secret', value: secret });
	await running.engine.updateSetting({ id: 'two_factor_method', value: method });
};

/** What the checks say that are not in order. */
const failures = (body: unknown): unknown[] =>
	isRecord(body) && Array.isArray(body.checks)
		? body.checks.filter(isRecord).flatMap(({ ok, message }) => (ok === true ? [] : [message]))
		: ['No checks'];

describe.each(generationNames)('Rocket.Chat %s', (generation) => {
	let running: RunningWorkspace;
	beforeAll(async () => {
		running = await startWorkspace({
			generation,
			configure: { lookups_per_minute: 0, allow_logout: true },
		});
	});
	afterAll(() => running.stop());
	describe.each(variants)('license: %s, second factor: %s', (license, factor) => {
		beforeAll(() => arrange(running, license, factor));

		const rows = [
			...Object.entries(ofOthers).map(
				([what, question]) =>
					[what, question, expectedOfOthers(generation, license, factor)] as const,
			),
			...Object.entries(ofAccount).map(
				([what, question]) => [what, question, expectedOfAccount(license)] as const,
			),
		];

		it.each(rows)(
			'The app says what a server of this generation allows: %s',
			async (_what, question, code) => {
				await forget(running);
				const { reply, ...told } = await ask(running, question);
				const readsCauses =
					question.as === 'admin' ||
					(question.as !== 'alice' && holdersAreKnown(generation, license));

				const title = readsCauses ? () => causeTitle(code) : () => unavailable;
				const sessionId =
					question.as === 'session.service' ? sessions.service.browser : sessions.alice.laptop;
				expect(told.code).toBe(code);
				expect(reply).toMatch(code === 'ok' ? new RegExp(sessionId) : new RegExp(`^${title()}\n`));
			},
		);

		it.each([
			['alice', 'sessions/logout.me', sessions.alice.phone],
			['admin', 'sessions/logout', sessions.bob.phone],
		])(
			'The app ends what a server of this generation allows: a logout by %s',
			async (as, path, sessionId) => {
				await forget(running);
				const logInAgain = keepData(running);
				const code = expectedOfOthers(generation, license, factor);
				const { result, sent } = await trafficDuring(running, () =>
					running.api({ as, path, method: 'POST', body: { sessionId } }),
				);
				const isEnded = !isOpen(running, sessionId);
				logInAgain();
				expect(result.body).toMatchObject(
					code === 'ok' ? { success: true, session: { sessionId } } : { errorType: code },
				);
				expect(isEnded).toBe(code === 'ok');
				// One more where the first is refused without a code.
				expect(sent).toBeLessThanOrEqual(2);
			},
		);

		it('The status says what a server of this generation allows', async () => {
			await forget(running);
			const [message] = await running.run({ as: 'admin', text: '/session status' });
			const { body } = await running.api({ as: 'admin', path: 'status' });
			const code = expectedOfOthers(generation, license, factor);
			const failing = code === 'ok' ? [] : [causeTitle(code)];
			const permission =
				license !== 'licensed' && !holdersAreKnown(generation, license)
					? [causeTitle('workspace-unlicensed')]
					: [];
			expect(body).toMatchObject({ success: true, ready: code === 'ok' });
			// The same cause is shown once.
			const repeated =
				permission.length > 0
					? ['Access', 'Sessions', 'Logging out'].map(
							(check) => `${check}: not checked (see above).`,
						)
					: failing;
			expect(failures(body)).toEqual([...permission, ...repeated]);
			expect(visibleText(message?.attachments ?? [])).toContain(failing.join());
		});
	});
});
