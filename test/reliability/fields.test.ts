import fc from 'fast-check';

import { honestAnswer, on } from './support/failing';
import { records } from './support/traces';
import { isRecord } from '../support/workspace/doors';
import { type Endpoint, requests, sessionEndpoints } from '../support/workspace/requests';
import { demo } from '../workspace/seed';
import { jsonAnswer } from '../workspace/server/faults';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const { sessions } = demo;

/** Without one of these it is no session. */
const vital = ['sessionId', 'userId', 'loginAt'];

const optional = [
	...['_id', '_user', '_user._id', '_user.username', '_user.name'],
	...['device', 'device.type', 'device.name', 'device.version', 'device.longVersion'],
	...['device.os', 'device.os.name', 'device.os.version'],
	...['host', 'ip', 'lastActivityAt', 'closedAt', 'logoutAt'],
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

type Change = readonly [path: string, value: unknown];

const change: fc.Arbitrary<Change> = fc
	.tuple(fc.constantFrom(...optional), fc.constantFrom(...spoilt))
	// A person may be called anything.
	.filter(([path, value]) => !path.startsWith('_user.') || value !== 'undefined');

let running: RunningWorkspace;
beforeAll(async () => {
	running = await startWorkspace({ generation: '8.4', configure: { lookups_per_minute: 0 } });
});
afterAll(() => running.stop());

const isOwn = (endpoint: Endpoint): boolean => requests[endpoint].as === 'session.service';
const isList = (endpoint: Endpoint): boolean => endpoint.includes('list');
const wantedOf = (endpoint: Endpoint): string =>
	isOwn(endpoint) ? sessions.service.browser : sessions.alice.laptop;

/** Puts changes into the (first) session that the endpoint answers, and looks at it. */
const lookAt = async (
	endpoint: Endpoint,
	honest: Readonly<Record<string, unknown>>,
	changes: readonly Change[],
): Promise<{ readonly code: unknown; readonly answer: string }> => {
	const spoil = (session: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
		changes.reduce((changed, [path, value]) => withField(changed, path, value), session);
	const [first = {}, ...others] = records(honest.sessions);
	const body = isList(endpoint)
		? { ...honest, sessions: [spoil(first), ...others] }
		: spoil(honest);
	running.workspace.faults = on(endpoint, jsonAnswer(body));
	// By the API, whose answer has the attachments of the slash command as well.
	const { body: answer } = await running.api(requests[endpoint]);
	running.workspace.faults = undefined;
	return {
		code: isRecord(answer) && answer.success === true ? 'ok' : isRecord(answer) && answer.errorType,
		answer: JSON.stringify(answer),
	};
};

it.each(sessionEndpoints)(
	'The app shows a session of %s whatever its other fields are',
	async (endpoint) => {
		const honest = await honestAnswer(running, endpoint);
		const changes = fc.noBias(fc.array(change, { minLength: 1, maxLength: 8 }));
		await fc.assert(
			fc.asyncProperty(changes, async (drawn) => {
				const { code, answer } = await lookAt(endpoint, honest, drawn);
				expect(code).toBe('ok');
				expect(answer).toContain(wantedOf(endpoint));
				expect(answer).not.toMatch(nonsense);
			}),
			{ seed: 20_240_613, numRuns: 80 },
		);
	},
);

/** What comes of a session that is none, alone. Of a list it is left out. */
const codeWithout = (endpoint: Endpoint, [path, value]: Change): string => {
	const isId = typeof value === 'string' && value.trim() !== '';
	if (isList(endpoint)) {
		return 'ok';
	}
	// It does not say whose it is, so to those who see their own sessions only it is one that does not exist.
	if (path === 'userId' && isOwn(endpoint)) {
		return 'session-not-found';
	}
	// It is the id of another session, beside which the list has the one that was asked for.
	if (path === 'sessionId' && isId && !isOwn(endpoint)) {
		return 'ok';
	}
	return path === 'sessionId' && value === 'undefined'
		? 'session-not-found'
		: 'workspace-bad-answer';
};

it.each(sessionEndpoints.flatMap((endpoint) => vital.map((path) => [endpoint, path] as const)))(
	'The app takes a row of %s without a valid %s for no session',
	async (endpoint, path) => {
		const honest = await honestAnswer(running, endpoint);
		for (const value of spoilt) {
			// Any text that is not blank may be the id of a user.
			if (path === 'userId' && typeof value === 'string' && value.trim() !== '') {
				continue;
			}
			const { code, answer } = await lookAt(endpoint, honest, [[path, value]]);
			const expected = codeWithout(endpoint, [path, value]);
			const isFoundInList = !isList(endpoint) && expected === 'ok';
			expect([code, value]).toEqual([expected, value]);
			expect(answer.includes(wantedOf(endpoint))).toBe(isFoundInList);
			// The word is a good id, but not the one that was asked for.
			expect(answer).not.toMatch(path === 'sessionId' && value === 'undefined' ? /NaN/ : nonsense);
		}
	},
);
