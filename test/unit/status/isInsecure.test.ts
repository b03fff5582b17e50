import { isInsecure } from '../../../src/status/isInsecure';

it.each([
	'http://chat.example.com',
	'http://203.0.113.7',
	'http://172.32.0.1',
	'http://[2001:db8::1]:3000',
	'http://10.0.0.1.example.com',
])('isInsecure is true of %s', (url) => {
	expect(isInsecure(url)).toBe(true);
});

it.each([
	'https://chat.example.com',
	'http://rocketchat:3000/sub',
	'http://chat.local',
	'http://chat.home.arpa',
	'http://127.0.0.1:3000',
	'http://10.255.0.1',
	'http://172.31.255.255',
	'http://192.168.1.1',
	'http://169.254.1.1',
	'http://[::1]:3000',
	'http://[::ffff:10.0.0.1]',
	'http://[fc00::1]',
	'http://[fe80::1]',
])('isInsecure is false of %s', (url) => {
	expect(isInsecure(url)).toBe(false);
});
