import { answer, honestAnswer, on } from './support/failing';
import { forget, isRecord } from '../support/workspace/doors';
import { requests, sessionEndpoints } from '../support/workspace/requests';
import { demo } from '../workspace/seed';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const { users, sessions } = demo;

/** Without one of these it is no session. */
const vital = ['sessionId', 'userId', 'loginAt'];

const optional = [
	'_id',
	'_user',
	'_user._id',
	'_user.username',
	'_user.name',
	'device',
	'device.type',
	'device.name',
	'device.version',
	'device.longVersion',
	'device.os',
	'device.os.name',
	'device.os.version',
	'host',
	'ip',
	'lastActivityAt',
	'closedAt',
	'logoutAt',
];

/** `absent` takes the field away. */
const absent = Symbol('absent');

const spoilt: readonly unknown[] = [
	absent,
	null,
	'',
	' ',
	'undefined',
	true,
	7,
	-1e300,
	[],
	['x'],
	{},
	{ toString: 'x', $date: 0 },
	'1970-13-45T99:99:99Z',
	'\u0000\u202e\ud800`*[x](y)',
];

/** A copy of an object with one field changed, `a.b` being the field `b` of its field `a`. */
const withField = (
	object: Readonly<Record<string, unknown>>,
	path: string,
	value: unknown,
): Record<string, unknown> => {
	const [first = '', ...rest] = path.split('.');
	const { [first]: old, ...others } = object;
	if (rest.length > 0) {
		return { ...others, [first]: withField(isRecord(old) ? old : {}, rest.join('.'), value) };
	}
	return value === absent ? others : { ...others, [first]: value };
};

/** What nobody should ever read. `undefined` as a name is left out too (Rocket.Chat #36409). */
const nonsense = /undefined|\[object|NaN|Invalid Date|null/;

describe.each(sessionEndpoints)('a session of %s', (endpoint) => {
	let running: RunningWorkspace;
	let body: Readonly<Record<string, unknown>>;
	const question = requests[endpoint];
	const isList = endpoint.includes('list');
	const own = question.as === 'session.service';
	const sessionId = own ? sessions.service.browser : sessions.alice.laptop;

	beforeAll(async () => {
		running = await startWorkspace({ generation: '8.4', configure: { lookups_per_minute: 0 } });
		await forget(running);
		body = await honestAnswer(
			running,
			isList
				? `${endpoint}?filter=${own ? '' : users.alice.id}`
				: `${endpoint}?sessionId=${sessionId}`,
			{ 'x-user-id': users.service.id, 'x-auth-token': users.service.token },
		);
	});
	afterAll(() => running.stop());

	/** The answer with one field of its (first) session changed. */
	const spoil = (path: string, value: unknown): void => {
		const rows = Array.isArray(body.sessions) ? body.sessions.filter(isRecord) : [];
		const [first = {}, ...others] = rows;
		const changed = isList
			? { ...body, sessions: [withField(first, path, value), ...others] }
			: withField(body, path, value);
		running.workspace.faults = on(endpoint, answer(200, JSON.stringify(changed)));
	};

	/** By the API, whose answer has the attachments of the slash command as well. */
	const look = async (): Promise<{ code: unknown; told: string }> => {
		const { as, path, query } = { query: {}, ...question };
		const { body: told } = await running.api({ as, path, query });
		return {
			code: isRecord(told) && told.success === true ? 'ok' : isRecord(told) && told.errorType,
			told: JSON.stringify(told),
		};
	};

	it.each(optional)('The app shows a session whatever its %s is', async (path) => {
		// A person may be called anything.
		const values = spoilt.filter((value) => !path.startsWith('_user.') || value !== 'undefined');
		for (const value of values) {
			spoil(path, value);
			const { code, told } = await look();
			expect([code, value]).toEqual(['ok', value]);
			expect(told).toContain(sessionId);
			expect(told).not.toMatch(nonsense);
		}
	});

	/** The answers of this endpoint are the account's own, whatever is wrong with them. */
	const isOfAccount = endpoint === 'sessions/info';
	/** What comes of a session that is none, alone. Of a list it is left out. */
	const refusals: Readonly<Record<string, string>> = {
		// It may be the one that was asked for.
		sessionId: 'workspace-bad-answer',
		// It does not say whose it is, so to those who see their own sessions only it is one that does not exist.
		userId: own ? 'session-not-found' : 'workspace-bad-answer',
		loginAt: 'workspace-bad-answer',
	};

	it.each(vital)('The app takes a row without a valid %s for no session', async (path) => {
		// Any text that is not blank may be the id of a user.
		const values = spoilt.filter(
			(value) => path !== 'userId' || typeof value !== 'string' || value.trim() === '',
		);
		const codeOf = (value: unknown): string | undefined => {
			if (isList) {
				return 'ok';
			}
			// A text is the id of another session, beside which the list has the one that was asked for.
			if (path === 'sessionId' && typeof value === 'string' && value.trim() !== '') {
				const account = value === 'undefined' ? 'session-not-found' : refusals[path];
				return isOfAccount ? account : 'ok';
			}
			return refusals[path];
		};
		for (const value of values) {
			spoil(path, value);
			const looked = await look();
			const code = codeOf(value);
			const isFoundInList = !isList && code === 'ok';
			expect([looked.code, value]).toEqual([code, value]);
			expect(looked.told.includes(sessionId)).toBe(isFoundInList);
			// The word is a good id, but not the one that was asked for.
			expect(looked.told).not.toMatch(
				path === 'sessionId' && value === 'undefined' ? /NaN/ : nonsense,
			);
		}
	});
});
