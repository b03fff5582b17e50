import { answerAttachments, type Commands } from '../../../src/render/answer';
import type { Answer } from '../../../src/requests/Answer';
import { drawWebText } from '../support/clients';
import { buildSession } from '../support/sessions';
import { buildView } from '../support/view';

const session = buildSession();
const commands: Commands = {
	page: (_of, page) => `/page ${page}`,
	logOutAll: (username) => `/all ${username}`,
};
const page = { sessions: [session], total: 3, incomplete: false };
const pagination = { offset: 0, count: 1 };

describe('an answer', () => {
	it.each<readonly [Answer, readonly string[]]>([
		[{ kind: 'session', own: true, session }, ['Chrome 113.0.0 on Windows 10']],
		[
			{ kind: 'page', of: 'own', page, pagination },
			['Your sessions', 'Chrome 113.0.0 on Windows 10', 'Good to know'],
		],
		[{ kind: 'count', username: 'bob', total: 2 }, ['Log out bob?']],
		[
			{ kind: 'logged-out', own: true, session },
			['Device logged out', 'Chrome 113.0.0 on Windows 10'],
		],
		[
			{
				kind: 'logged-out-several',
				of: 'own',
				ended: [session],
				remaining: [],
				mayReadCauses: true,
			},
			['Devices logged out'],
		],
		[{ kind: 'status', checks: [{ id: 'settings', result: 'ok' }] }, ['Session Info is ready']],
	])('is drawn by its kind: %j', (answer, want) => {
		expect(answerAttachments(answer, buildView(), commands).map(({ title }) => title)).toEqual(
			want,
		);
	});

	it.each<readonly [Answer, RegExp]>([
		[{ kind: 'page', of: 'own', page, pagination }, /\/page 2$/],
		[{ kind: 'count', username: 'bob', total: 2 }, /\/all bob$/],
	])('says how to go on, where there are commands: %j', (answer, want) => {
		const last = answerAttachments(answer, buildView(), commands).slice(-1);

		expect(last.map(({ text }) => drawWebText(text).visible.trim())).toEqual([
			expect.stringMatching(want),
		]);
		expect(JSON.stringify(answerAttachments(answer, buildView()))).not.toMatch(/\/page|\/all/);
	});

	it.each([true, false])('names the owner unless the reader is it: %p', (own) => {
		const titles = [
			{ kind: 'session', own, session } as const,
			{ kind: 'logged-out', own, session } as const,
		]
			.flatMap((answer) => answerAttachments(answer, buildView()))
			.flatMap(({ fields = [] }) => fields.map(({ title }) => title));
		expect(titles.includes('User')).toBe(!own);
	});
});
