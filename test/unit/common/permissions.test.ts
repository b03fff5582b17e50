import { isGuest } from '../../../src/common/permissions';

it('isGuest is true with the role of guests, whatever the others', () => {
	expect([['admin', 'guest'], ['admin', 'Guest'], []].map(isGuest)).toEqual([true, false, false]);
});
