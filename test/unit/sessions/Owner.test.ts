import { isOf, ownerOf } from '../../../src/sessions/Owner';
import { buildSession } from '../support/sessions';

const session = buildSession();
const { user: _user, ...withoutUser } = session;

it('ownerOf names the user where the workspace did', () => {
	expect(ownerOf(session)).toStrictEqual({ id: session.userId, username: 'alice' });
	expect(ownerOf(withoutUser)).toStrictEqual({ id: session.userId });
});

it('isOf is true of the rows of a user, and of none that does not say whose it is', () => {
	const rows = [session, { userId: 'bob' }, { userId: undefined }];
	expect(rows.map(isOf(session.userId))).toEqual([true, false, false]);
});
