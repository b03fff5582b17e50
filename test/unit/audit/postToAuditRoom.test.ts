import { postToAuditRoom } from '../../../src/audit/postToAuditRoom';
import { alice, Bench } from '../support/bench';
import { rejected } from '../support/failures';
import { appUser, type HostData, room } from '../support/host';

const attachment = { title: { value: 'sam looked at sessions' }, text: 'Of alice.' };

const audit = room('session-audit');

const setUp = (data: Partial<Pick<HostData, 'findRoom' | 'appUser' | 'post'>> = {}) => {
	const bench = new Bench({
		findRoom: (name) => Promise.resolve(name === 'session-audit' ? audit : undefined),
		...data,
	});
	const post = (roomName: string): Promise<void> =>
		postToAuditRoom(roomName, attachment, bench.begin(alice));
	return { bench, post };
};

describe('postToAuditRoom', () => {
	it("posts one message as the app's user", async () => {
		const { bench, post } = setUp();
		await post('session-audit');
		expect(bench.testHost.posts).toEqual([
			{ room: audit, sender: appUser, attachments: [attachment] },
		]);
	});

	it.each<readonly [string, Partial<Pick<HostData, 'findRoom' | 'appUser' | 'post'>>]>([
		['there is no such room', { findRoom: () => Promise.resolve(undefined) }],
		['rooms cannot be read', { findRoom: () => Promise.reject(new Error('S3CRET')) }],
		['the app has no user', { appUser: () => Promise.resolve(undefined) }],
		['the room refuses the message', { post: () => Promise.reject(new Error('S3CRET')) }],
	])('fails if %s, and says no more', async (_name, data) => {
		const { bench, post } = setUp(data);
		expect(await rejected(post('session-audit'))).toEqual({ code: 'audit-failed' });
		expect(bench.testHost.posts).toEqual([]);
	});

	it('waits for the room', async () => {
		const { bench, post } = setUp();
		let isPosted = false;
		bench.testHost.data.post = async () => {
			await new Promise((resolve) => setImmediate(resolve));
			isPosted = true;
			return 'messageId';
		};
		await post('session-audit');
		expect(isPosted).toBe(true);
	});
});
