/** As the server draws them for users without a picture: the initial on one of these colors, chosen by the name. */
const colors = [
	'#8E44AD',
	'#095AD2',
	'#148660',
	'#974809',
	'#BB0B21',
	'#6B7280',
	'#5F1477',
	'#10529E',
];

const colorOf = (username: string): string =>
	colors[
		[...username].reduce((sum, character) => sum * 31 + character.charCodeAt(0), 0) % colors.length
	] ?? '';

export const Avatar = ({
	username,
	isApp = false,
	size = 36,
}: {
	username: string;
	isApp?: boolean;
	size?: number;
}) => {
	const box = { width: `${size}px`, height: `${size}px` };
	return isApp ? (
		<img className='avatar' style={box} src='/workspace/icon.png' alt='' />
	) : (
		<span
			className='avatar'
			aria-hidden='true'
			style={{ ...box, backgroundColor: colorOf(username), fontSize: `${size / 2}px` }}
		>
			{username.charAt(0).toUpperCase()}
		</span>
	);
};
